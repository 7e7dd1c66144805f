"""A series as its readers see it, and a text's place in one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from accounts.models import Account
from articles.models import Article, Series, SeriesPart
from articles.selectors.cards import Card, cards
from articles.selectors.rows import rows
from articles.states import State
from articles.visibility import visible_to


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The text before or after one in its series."""

    title: str
    permlink: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in its series, as far as the viewer may read it."""

    title: str
    slug: str
    number: int
    of: int
    before: Neighbour | None
    after: Neighbour | None


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """A series with its texts in order."""

    title: str
    cards: Sequence[Card]


def place_in_series(article: Article, *, viewer: Account | None) -> Place | None:
    """Where an article stands; None outside a series. One query."""
    own = SeriesPart.objects.filter(article=article).values("series")
    parts = list(
        _readable(viewer)
        .filter(part__series=own[:1])
        .order_by("part__position")
        .values_list("pk", "title", "permlink", "part__series__title", "part__series__slug")
    )
    index = next((n for n, row in enumerate(parts) if row[0] == article.pk), None)
    if index is None:
        return None
    *_, title, slug = parts[index]
    return Place(
        title=title,
        slug=slug,
        number=index + 1,
        of=len(parts),
        before=Neighbour(*parts[index - 1][1:3]) if index else None,
        after=Neighbour(*parts[index + 1][1:3]) if index + 1 < len(parts) else None,
    )


def series_page(
    author: str, slug: str, *, viewer: Account | None, now: datetime, limit: int = 200
) -> SeriesPage | None:
    """A series with what of it the viewer may read; None without any of it. At most 6 queries."""
    series = Series.objects.filter(author__name=author, slug=slug).first()
    if series is None:
        return None
    found = _readable(viewer).filter(part__series=series).order_by("part__position")
    read = rows(found[:limit], viewer=viewer)
    if not read:
        return None
    return SeriesPage(series.title, cards(read, viewer=viewer, now=now))


def series_of(author: Account) -> list[str]:
    """The titles of an author's series. One query."""
    return list(
        Series.objects.filter(author=author).order_by("title").values_list("title", flat=True)
    )


def _readable(viewer: Account | None) -> QuerySet[Article]:
    return Article.objects.filter(visible_to(viewer), state=State.PUBLISHED)
