"""Lists of articles: hot, trending and new, of everything or of one community, tag or author.

A page is read behind the last entry of the page before (keyset), so a list never skips or repeats
because something was published meanwhile, and its cost does not grow with its place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from django.db.models import FloatField, Func, Q, QuerySet, Value

from accounts.models import Account
from articles.models import Article
from articles.selectors.cards import Card, cards
from articles.states import State

type Kind = Literal["hot", "trending", "new"]
FEEDS: Final[tuple[Kind, ...]] = ("hot", "trending", "new")
MAX_LIMIT: Final = 100
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_SCORE: Final = FloatField()
_PLACE: Final = re.compile(
    r"(?P<part>[st])(?P<score>-?[0-9]{1,16}(?:\.[0-9]{1,20})?)_(?P<work>[0-9]{1,18})", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Feed:
    """One page of a list and where the next one begins; "" where it ends."""

    cards: Sequence[Card]
    after: str


def feed(
    kind: Kind = "hot",
    *,
    now: datetime,
    after: str = "",
    limit: int = 20,
    community: str | None = None,
    tag: str | None = None,
    author: str | None = None,
    followed_by: Account | None = None,
    viewer: Account | None = None,
) -> Feed:
    """A page of at most `limit` articles, best or newest first; at most 11 queries.

    `after` is what the page before returned; a wrong one is read as the beginning.
    """
    found = Article.objects.filter(state=State.PUBLISHED)
    if community is not None:
        found = found.filter(community__slug=community)
    if tag is not None:
        found = found.filter(tags__tag__name=tag)
    if author is not None:
        found = found.filter(author__name=author)
    if followed_by is not None:
        found = found.filter(author__followers__follower=followed_by)
    limit = max(1, min(limit, MAX_LIMIT))
    found = found.select_related("author", "community", "work")
    rows = _rows(found, kind=kind, after=after, count=limit + 1)
    shown = rows[:limit]
    return Feed(
        cards=cards(shown, viewer=viewer, now=now),
        after=_cursor(shown[-1], kind) if len(rows) > limit else "",
    )


def _rows(found: QuerySet[Article], *, kind: Kind, after: str, count: int) -> list[Article]:
    """What is still open comes by its score; behind it, what is paid comes by its time."""
    place = _PLACE.fullmatch(after)
    if kind == "new":
        return list(_newest(found, place)[:count])
    rows: list[Article] = []
    if place is None or place["part"] == "s":
        rows = list(_best(found, kind, place)[:count])
        place = None
    if len(rows) < count:
        paid = found.filter(work__paid_at__isnull=False)
        rows.extend(_newest(paid, place)[: count - len(rows)])
    return rows


def _best(found: QuerySet[Article], kind: Kind, place: re.Match[str] | None) -> QuerySet[Article]:
    # The conditions of curation's index on the score, so that it gives the order.
    found = found.filter(work__ranked=True, work__paid_at=None, work__disqualified_at=None)
    found = found.order_by(f"-work__{kind}", "-work_id")
    if place is None:
        return found
    single = Func(
        Value(float(place["score"])), template="(%(expressions)s)::real", output_field=_SCORE
    )
    lower, same = {f"work__{kind}__lt": single}, {f"work__{kind}": single}
    return found.filter(Q(**lower) | Q(**same, work_id__lt=int(place["work"])))


def _newest(found: QuerySet[Article], place: re.Match[str] | None) -> QuerySet[Article]:
    found = found.order_by("-published_at", "-work_id")
    if place is None:
        return found
    at = _EPOCH + int(place["score"].partition(".")[0]) * _MICROSECOND
    return found.filter(Q(published_at__lt=at) | Q(published_at=at, work_id__lt=place["work"]))


def _cursor(article: Article, kind: Kind) -> str:
    """An article's place in a list, as it can stand in an address: part, score, number."""
    if kind == "new" or article.work.paid_at is not None:
        return f"t{(article.published_at - _EPOCH) // _MICROSECOND}_{article.pk}"
    return f"s{article.work.hot if kind == 'hot' else article.work.trending!r}_{article.pk}"
