"""Choosing the picture that stands for an article: one of one's own, a new one, or none."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from accounts.models import Account
from articles import services
from articles.selectors import own_article
from frontend.pages import uploads
from frontend.pages.works import article_url
from frontend.shown.uploads import PictureList


@dataclass(frozen=True, slots=True)
class CoverPage:
    """The article and the pictures to choose from."""

    work: int
    title: str
    url: str
    pictures: PictureList


def page(author: Account, *, permlink: str, now: datetime) -> CoverPage:
    """One's own article and one's newest pictures; Http404 when it is not one's own."""
    found = own_article(author, permlink=permlink)
    if found is None:
        raise Http404
    pictures = uploads.listed(author, field="cover", chosen=found.cover_id or 0, now=now)
    return CoverPage(found.pk, found.title, article_url(author.name, permlink), pictures)


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
