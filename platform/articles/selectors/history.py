"""A text's versions: what changed, when, and which of them each vote saw.

They are numbered from one without a gap, so the newest one's number says which there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final, Self

from django.db.models import F, QuerySet, Sum

from accounts.models import Account
from accounts.selectors import account_named
from accounts.standing import is_suspended
from articles.addresses import erased_at
from articles.differences import Pair, compare
from articles.models import Article, ArticleChange, Comment, Revision, Turn
from articles.states import State
from articles.visibility import visible_to, withheld_here
from curation.models import VoteEvent

#: Changes of at least a fifth of the words in the last day before the payout are marked.
LATE: Final = timedelta(days=1)
LATE_BP: Final = 2_000
_WHOLE: Final = 10_000
#: Versions on a page of a history.
PAGE: Final = 30


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
class Change:
    """What changed beside the words; of a move the titles of both places, "" for none."""

    turn: Turn
    at: datetime
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions beside each other; titles only where they differ."""

    old: int
    new: int
    pairs: Sequence[Pair]


@dataclass(frozen=True, slots=True)
class History:
    """A page of a text's versions, newest first, and two of all compared if there are two."""

    #: The article's own; of a comment that of the article it stands under.
    title: str
    versions: Sequence[Version]
    #: The number before which the next page goes on; 0 where this is the last one.
    before: int
    difference: Difference | None
    #: The newest of an article.
    changes: Sequence[Change] = ()
    #: Whether the text was taken away, and every version with it.
    gone: bool = False


#: Of a text that was taken away.
_GONE: Final = History("", versions=(), before=0, difference=None, gone=True)


def history(
    author: str,
    *,
    permlink: str,
    viewer: Account | None,
    old: int | None = None,
    new: int | None = None,
    before: int | None = None,
) -> History | None:
    """The history of an article that the viewer may read; None where there is none. One that was
    erased is found at the address that it had.

    Compares the versions `old` and `new`; where they are not given or not there, the last two.
    Lists at most `PAGE` versions, those before a number, and as many changes. Four queries,
    also where there is none.
    """
    shown = Article.objects.filter(visible_to(viewer))
    text = _Text.read(shown.filter(author__name=author, permlink=permlink), title="title")
    if text is None:
        return _GONE if _was_at(shown, author, permlink) else None
    if not text.is_shown(viewer):
        return _GONE
    return replace(text.history(old=old, new=new, before=before), changes=_changes(text.work))


def comment_history(
    work_id: int,
    *,
    viewer: Account | None,
    old: int | None = None,
    new: int | None = None,
    before: int | None = None,
) -> History | None:
    """The same of a comment that the viewer may read. Three queries."""
    found = Comment.objects.filter(visible_to(viewer, "article__"), pk=work_id)
    text = _Text.read(found, title="article__title")
    if text is None:
        return None
    if not text.is_shown(viewer):
        return _GONE
    return text.history(old=old, new=new, before=before)


def kept_history(
    work_id: int,
    *,
    old: int | None = None,
    new: int | None = None,
    before: int | None = None,
    until: datetime | None = None,
) -> History | None:
    """The history of a text whatever became of it, but of one that was erased, as it was at a
    moment or, for None, as it is now: for who judges it, who may and whether is asked elsewhere.
    Five queries at most.
    """
    for model, title in ((Article, "title"), (Comment, "article__title")):
        text = _Text.read(model.objects.filter(pk=work_id), title=title)
        if text is not None:
            then = text if until is None else text.at(until)
            erased = text.state is State.ERASED
            return (
                None if erased or then is None else then.history(old=old, new=new, before=before)
            )
    return None


def _was_at(shown: QuerySet[Article], author: str, permlink: str) -> bool:
    """Whether one of these articles was erased at this address. At most three queries."""
    writer = account_named(author)
    erased = erased_at(writer.pk, permlink) if writer else None
    return erased is not None and shown.filter(pk=erased).exists()


def _changes(work: int) -> Sequence[Change]:
    found = ArticleChange.objects.filter(article=work).order_by("-at", "-pk")
    rows = found.values_list("turn", "at", "before__title", "after__title")[:PAGE]
    return [Change(Turn(turn), at, before or "", after or "") for turn, at, before, after in rows]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text whose history is asked for."""

    work: int
    title: str
    closes_at: datetime
    #: The number of its newest version.
    newest: int
    state: State
    author: int
    suspended: bool
    withheld: bool

    @classmethod
    def read(cls, found: QuerySet[Any], *, title: str) -> Self | None:
        """The first text of a query. One query."""
        columns = ("work_id", title, "work__closes_at", "revision__number", "state", "author_id")
        silent = (is_suspended("author"), withheld_here("work_id"))
        row = found.values_list(*columns, *silent).first()
        if row is None:
            return None
        work, title, closes_at, newest, state, *rest = row
        return cls(work, title, closes_at, newest, State(state), *rest)

    def at(self, moment: datetime) -> Self | None:
        """The text as it was then, under the title that it had itself; None before it was
        published. One query.
        """
        found = Revision.objects.filter(work=self.work, at__lte=moment).order_by("-number")
        row = found.values_list("number", "title").first()
        return None if row is None else replace(self, newest=row[0], title=row[1])

    def is_shown(self, viewer: Account | None) -> bool:
        """Whether the viewer reads its words: what was removed is its author's alone."""
        if viewer is not None and viewer.pk == self.author:
            return self.state is not State.ERASED
        return self.state is State.PUBLISHED and not (self.suspended or self.withheld)

    def history(self, *, old: int | None, new: int | None, before: int | None) -> History:
        """Two queries."""
        found = Revision.objects.filter(work=self.work, number__lte=self.newest)
        found = found.order_by("-number")
        if before is not None:
            found = found.filter(number__lt=before)
        columns = found.values_list("number", "title", "at", "note", "changed_bp")
        versions = [
            Version(*row, late=is_late(row[2], self.closes_at) and row[0] > 1)
            for row in columns[: PAGE + 1]
        ]
        return History(
            title=self.title,
            versions=versions[:PAGE],
            before=versions[PAGE - 1].number if len(versions) > PAGE else 0,
            difference=self._difference(old, new),
        )

    def _difference(self, old: int | None, new: int | None) -> Difference | None:
        if self.newest < 2:
            return None
        first, second = self._compared(old, new)
        found = Revision.objects.filter(work=self.work, number__in=(first, second))
        words = {number: row for number, *row in found.values_list("number", "title", "body")}
        (old_title, old_body), (new_title, new_body) = words[first], words[second]
        titles = compare(old_title, new_title) if old_title != new_title else []
        return Difference(first, second, [*titles, *compare(old_body, new_body)])

    def _compared(self, old: int | None, new: int | None) -> tuple[int, int]:
        """The numbers of the two versions to compare, the earlier one first."""
        second = new if new and new <= self.newest else self.newest
        if not old or old > self.newest or old == second:
            # The version before; the first one is compared with what came after it.
            old = second - 1 or 2
        return min(old, second), max(old, second)


def is_late(at: datetime, closes_at: datetime) -> bool:
    """Whether a moment is in the last day of a vote that ends at `closes_at`."""
    return closes_at - LATE <= at < closes_at


def changed_late(works: Iterable[int]) -> dict[int, int]:
    """How many basis points of the words changed in the last day of the vote, of those texts in
    which it was much; all of them at most. One query, none for no text.
    """
    late = Revision.objects.filter(work__in=list(works), number__gt=1)
    late = late.filter(at__gte=F("work__closes_at") - LATE, at__lt=F("work__closes_at"))
    sums = late.values("work").annotate(total=Sum("changed_bp")).filter(total__gte=LATE_BP)
    return {work: min(total, _WHOLE) for work, total in sums.values_list("work", "total")}


def versions_seen(events: Iterable[int]) -> dict[int, int]:
    """Which version the voter saw, by the number of the vote's event. One query."""
    known = VoteEvent.objects.filter(seq__in=list(events), revision__isnull=False)
    return {seq: version for seq, version in known.values_list("seq", "revision") if version}
