"""A thread as its reader wants it: in an order, or the part around one comment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Final

from django.db.models import BigIntegerField, Func, Value

from accounts.models import Account
from accounts.whereabouts import here
from articles.branches import Branch, Leaf, Order, part
from articles.models import Comment
from articles.selectors.cards import CommentCard, comment_cards
from articles.selectors.rows import (
    CommentRow,
    Written,
    comment_rows,
    written_comment_rows,
    written_comments,
    written_list,
    written_values,
)
from articles.threads import STEP
from rewards.selectors import Pool

#: Comments that are put in order; of a longer thread these are its first ones.
MOST: Final = 20_000
#: Comments on a page, about.
PAGE: Final = 20
_BEHIND_ALL_DIGITS: Final = "~"


@dataclass(frozen=True, slots=True)
class Twig:
    """A comment with its answers that are shown, and how many are not."""

    card: CommentCard
    answers: Sequence["Twig"]
    folded: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """Part of a thread.

    `chain` leads from the answer to the article down to the comment that was asked for; `twigs`
    are the answers below it, or the thread's own. `after` begins the next part, "" ends it.
    """

    chain: Sequence[CommentCard]
    twigs: Sequence[Twig]
    after: str


def conversation(
    article_id: int,
    *,
    order: Order = Order.REWARD,
    around: int | None = None,
    after: str = "",
    limit: int = PAGE,
    viewer: Account | None = None,
    now: datetime,
    against: Pool | None = None,
) -> Conversation:
    """Part of an article's thread, or of what is around one comment of it.

    A comment that is not in this thread is read as none. Estimates are worked out against the
    pool, which is read where none is given. At most 8 queries, one of them a range of one index
    over the whole thread.
    """
    root = _path(article_id, around) if around is not None else ""
    found = part(_leaves(article_id, root), root=root, order=order, after=after, limit=limit)
    chain = [root[:end] for end in range(STEP, len(root) + 1, STEP)]
    numbers = [number for branch in found.branches for number in _numbers(branch)]
    known = _cards(article_id, numbers, chain, viewer=viewer, now=now, against=against)
    by_path = {path: card for path, card in known if path in chain}
    by_number = {card.work: card for _, card in known}
    return Conversation(
        chain=[by_path[path] for path in chain if path in by_path],
        twigs=[_twig(branch, by_number) for branch in found.branches],
        after=found.after,
    )


def _path(article_id: int, comment: int) -> str:
    found = Comment.objects.filter(article_id=article_id, pk=comment)
    return found.values_list("path", flat=True).first() or ""


def _leaves(article_id: int, root: str) -> list[Leaf]:
    """Everything below a comment, or below the article."""
    values = {"article": article_id, "root": root, "end": root + _BEHIND_ALL_DIGITS}
    # As `Leaf._make`, but for thousands of rows, and in one call each.
    return list(map(partial(tuple.__new__, Leaf), written_values(_range(), values)))


@cache
def _range() -> Written:
    """Written once: the ORM takes as long over a thousand rows as the database."""
    found = Comment.objects.filter(article_id=0, path__gt="root", path__lt="end")
    columns = ("path", "work_id", "work__vote_rshares", "work__upvotes")
    asked = found.order_by("path").values_list(*columns)[:MOST]
    return written_list(asked, blanks={0: "article", "root": "root", "end": "end"})


def _numbers(branch: Branch) -> Iterator[int]:
    yield branch.number
    for answer in branch.answers:
        yield from _numbers(answer)


def _cards(
    article_id: int,
    numbers: Sequence[int],
    chain: Sequence[str],
    *,
    viewer: Account | None,
    now: datetime,
    against: Pool | None,
) -> list[tuple[str, CommentCard]]:
    if not numbers and not chain:
        return []
    rows = _shown(numbers, viewer=viewer)
    if chain:
        above = Comment.objects.filter(article_id=article_id, path__in=chain)
        rows += comment_rows(above, viewer=viewer)
    cards = comment_cards(rows, viewer=viewer, now=now, against=against)
    return [(row.path, card) for row, card in zip(rows, cards, strict=True)]


def _shown(numbers: Sequence[int], *, viewer: Account | None) -> list[CommentRow]:
    """The comments of a page."""
    if viewer is not None:
        return comment_rows(Comment.objects.filter(pk__in=numbers), viewer=viewer)
    return written_comment_rows(_page(here()), {"numbers": list(numbers)})


@cache
def _page(country: str) -> Written:
    """Written once, and planned once, for each country in which something is withheld: that takes
    longer than reading what a page shows.
    """
    assert country == here()
    numbers = Func(
        Value("numbers"),
        template="(SELECT unnest(%(expressions)s::bigint[]))",
        output_field=BigIntegerField(),
    )
    found = Comment.objects.filter(pk__in=numbers)
    return written_comments(found, blanks={"numbers": "numbers"})


def _twig(branch: Branch, cards: dict[int, CommentCard]) -> Twig:
    answers = [_twig(answer, cards) for answer in branch.answers]
    return Twig(cards[branch.number], answers, branch.folded)
