"""A text's versions: what changed, when, and which of them each vote saw."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Sum

from accounts.models import Account
from articles.differences import Pair, compare
from articles.models import Article, Comment, Revision
from articles.states import State
from articles.visibility import visible_to
from curation.models import VoteEvent

#: Changes of at least a fifth of the words in the last day before the payout are marked.
LATE: Final = timedelta(days=1)
LATE_BP: Final = 2_000


@dataclass(frozen=True, slots=True)
class Version:
    """One version in the list."""

    number: int
    title: str
    at: datetime
    note: str
    changed_bp: int
    #: Whether it was published in the last day of the vote.
    late: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions beside each other; titles only where they differ."""

    old: int
    new: int
    pairs: Sequence[Pair]


@dataclass(frozen=True, slots=True)
class History:
    """A text's versions, newest first, and two of them compared if there are two."""

    #: The article's own; of a comment that of the article it stands under.
    title: str
    versions: Sequence[Version]
    difference: Difference | None


def history(
    author: str,
    permlink: str,
    *,
    viewer: Account | None,
    old: int | None = None,
    new: int | None = None,
) -> History | None:
    """The history of an article that the viewer may read; None where there is none.

    Compares the versions `old` and `new`; where they are not given or not there, the last two.
    Three queries.
    """
    found = Article.objects.filter(
        visible_to(viewer), author__name=author, permlink=permlink, state=State.PUBLISHED
    )
    article = found.select_related("work").first()
    if article is None:
        return None
    return _of(article.pk, article.title, article.work.closes_at, old=old, new=new)


def comment_history(
    work_id: int, *, viewer: Account | None, old: int | None = None, new: int | None = None
) -> History | None:
    """The same of a comment that the viewer may read. Three queries."""
    found = Comment.objects.filter(
        visible_to(viewer, "article__"), pk=work_id, state=State.PUBLISHED
    )
    comment = found.select_related("work", "article").first()
    if comment is None:
        return None
    return _of(comment.pk, comment.article.title, comment.work.closes_at, old=old, new=new)


def _of(
    work_id: int, title: str, closes_at: datetime, *, old: int | None, new: int | None
) -> History:
    rows = Revision.objects.filter(work=work_id).order_by("-number")
    versions = [
        Version(number, called, at, note, changed, late=is_late(at, closes_at) and number > 1)
        for number, called, at, note, changed in rows.values_list(
            "number", "title", "at", "note", "changed_bp"
        )
    ]
    return History(title, versions, _difference(work_id, versions, old, new))


def is_late(at: datetime, closes_at: datetime) -> bool:
    """Whether a moment is in the last day of a vote that ends at `closes_at`."""
    return closes_at - LATE <= at < closes_at


def changed_late(work_id: int, *, closes_at: datetime) -> bool:
    """Whether much of a text changed in the last day of its vote. One query."""
    late = Revision.objects.filter(
        work=work_id, number__gt=1, at__gte=closes_at - LATE, at__lt=closes_at
    )
    total: int | None = late.aggregate(total=Sum("changed_bp"))["total"]
    return (total or 0) >= LATE_BP


def versions_seen(events: Iterable[int]) -> dict[int, int]:
    """Which version the voter saw, by the number of the vote's event. One query."""
    known = VoteEvent.objects.filter(seq__in=list(events), revision__isnull=False)
    return {seq: version for seq, version in known.values_list("seq", "revision") if version}


def _difference(
    work: int, versions: Sequence[Version], old: int | None, new: int | None
) -> Difference | None:
    if len(versions) < 2:
        return None
    numbers = {version.number for version in versions}
    second = new if new in numbers else versions[0].number
    first = old if old in numbers and old != second else _before(second, numbers)
    first, second = sorted((first, second))
    words = {
        number: (title, body)
        for number, title, body in Revision.objects.filter(
            work=work, number__in=(first, second)
        ).values_list("number", "title", "body")
    }
    (old_title, old_body), (new_title, new_body) = words[first], words[second]
    titles = compare(old_title, new_title) if old_title != new_title else []
    return Difference(first, second, [*titles, *compare(old_body, new_body)])


def _before(number: int, numbers: set[int]) -> int:
    earlier = [each for each in numbers if each < number]
    return max(earlier) if earlier else min(numbers - {number})
