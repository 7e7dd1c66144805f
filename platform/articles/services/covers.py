"""The picture that stands for an article in lists and at its head."""

from datetime import datetime

from django.db import transaction

from accounts.models import Account
from articles.errors import NotYours, UnknownText, UploadRefused
from articles.models import Article, Media
from articles.services.media import upload


@transaction.atomic
def choose_cover(work_id: int, *, author: Account, media_id: int | None) -> None:
    """Give one's own article one of one's own pictures, or the still of a film, as its cover, or
    none.

    UnknownText or NotYours for the article, UploadRefused for the picture.
    """
    article = Article.objects.select_for_update().filter(pk=work_id).first()
    if article is None:
        raise UnknownText("There is no such text.")
    if article.author_id != author.pk:
        raise NotYours("Only its author can choose a cover.")
    if media_id is not None:
        own = Media.objects.filter(pk=media_id, owner=author, erased_at=None, width__gte=1)
        if not own.exists():
            raise _not_among()
    Article.objects.filter(pk=work_id).update(cover=media_id)


def check_cover(author_id: int, *, media_id: int | None) -> None:
    """UploadRefused for a picture that was never the author's; of one that is deleted by now none
    is made. One query, none for none.
    """
    if not media_id:
        return
    if not Media.objects.filter(pk=media_id, owner=author_id, width__gte=1).exists():
        raise _not_among()


def _not_among() -> UploadRefused:
    return UploadRefused("The cover is not among your uploads any more. Choose another one.")


@transaction.atomic
def upload_cover(work_id: int, *, author: Account, data: bytes, alt: str, now: datetime) -> None:
    """Store a picture and make it the cover of one's own article; both or neither.

    Refuses as `upload` and `choose_cover` do. Locks the author's row, then the article's.
    """
    media = upload(author, data=data, alt=alt, now=now)
    choose_cover(work_id, author=author, media_id=media.pk)
