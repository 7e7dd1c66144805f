"""Choosing the picture that stands for an article: one of one's own, a new one, or none."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from accounts.models import Account
from articles import services
from articles.selectors import own_article
from frontend.pages import uploads
from frontend.pages.works import article_url
from frontend.shown.uploads import Upload


@dataclass(frozen=True, slots=True)
class CoverPage:
    """The article and the pictures to choose from; `chosen` is its cover's number, 0 for none."""

    work: int
    title: str
    url: str
    chosen: int
    uploads: tuple[Upload, ...]


def page(author: Account, *, permlink: str, now: datetime) -> CoverPage:
    """One's own article and one's newest pictures; Http404 when it is not one's own."""
    found = own_article(author, permlink=permlink)
    if found is None:
        raise Http404
    shown = list(uploads.page(author, before=None, now=now).uploads)
    if found.cover_id and found.cover_id not in {upload.number for upload in shown}:
        shown.insert(0, uploads.one(author, media_id=found.cover_id, now=now))
    url = article_url(author.name, permlink)
    return CoverPage(found.pk, found.title, url, found.cover_id or 0, tuple(shown))


def choose(
    author: Account, *, work: int, chosen: int, data: bytes, alt: str, now: datetime
) -> None:
    """Make a new picture the cover, if there is one; else the chosen one, or none for 0.

    UploadRefused when it cannot be.
    """
    if data:
        services.upload_cover(work, author=author, data=data, alt=alt, now=now)
    else:
        services.choose_cover(work, author=author, media_id=chosen or None)
