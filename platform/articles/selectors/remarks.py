"""What somebody answered elsewhere: their comments, each with the text it stands under."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from django.db.models import Q
from django.utils.html import strip_tags

from accounts.models import Account
from articles.models import Comment
from articles.selectors.places import Part, Place
from articles.states import State
from articles.visibility import shown_here, visible_to
from articles.wording import shorten

_EXCERPT = 280
_WITH = ("article__author", "revision", "work")


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment with its beginning, and the article it stands under."""

    work: int
    #: The address of the article: its author and permlink.
    article_author: str
    permlink: str
    title: str
    language: str
    excerpt: str
    published_at: datetime
    upvotes: int


@dataclass(frozen=True, slots=True)
class Remarks:
    """One page of comments and where the next one begins; "" where it ends."""

    remarks: Sequence[Remark]
    after: str


def comments_by(
    author_id: int, *, viewer: Account | None, after: str = "", limit: int = 20
) -> Remarks:
    """Somebody's comments that the viewer may read, the newest first. One query."""
    found = Comment.objects.filter(
        visible_to(viewer, "article__"),
        shown_here(viewer=viewer),
        author=author_id,
        state=State.PUBLISHED,
        article__state=State.PUBLISHED,
    ).order_by("-published_at", "-work_id")
    place = Place.read(after)
    if place is not None and place.part is Part.TIMED:
        at = place.moment
        found = found.filter(
            Q(published_at__lte=at), Q(published_at__lt=at) | Q(work_id__lt=place.work)
        )
    rows = list(found.select_related(*_WITH)[: limit + 1])
    shown = rows[:limit]
    last = shown[-1] if len(rows) > limit else None
    return Remarks(
        [_remark(row) for row in shown],
        after=str(Place.at(Part.TIMED, last.published_at, last.pk)) if last else "",
    )


def _remark(comment: Comment) -> Remark:
    article = comment.article
    return Remark(
        work=comment.pk,
        article_author=article.author.name,
        permlink=article.permlink,
        title=article.title,
        language=article.language,
        excerpt=shorten(unescape(strip_tags(comment.revision.html)), limit=_EXCERPT),
        published_at=comment.published_at,
        upvotes=comment.work.upvotes,
    )
