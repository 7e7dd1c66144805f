"""A series as its readers see it, and a text's place in one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, JSONObject

from accounts.models import Account
from articles.models import Article, Series, SeriesPart
from articles.selectors.cards import Card, cards
from articles.selectors.rows import rows
from articles.states import State
from articles.visibility import visible_to

#: Texts on a page: few enough that it is light with the buttons of its author.
PAGE: Final = 15


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
    """A page of a series with its texts in order."""

    title: str
    cards: Sequence[Card]
    #: The place behind which the next page goes on; 0 where this is the last one.
    after: int
    #: Whether it is the first one.
    first: bool


def place_in_series(article: Article, *, viewer: Account | None) -> Place | None:
    """Where an article that the viewer reads stands; None outside a series. One query, whose rows
    are two neighbours however long the series is.
    """
    beside = _readable(viewer).filter(part__series=OuterRef("series"))
    earlier = beside.filter(part__position__lt=OuterRef("position"))
    later = beside.filter(part__position__gt=OuterRef("position"))
    part = SeriesPart.objects.filter(article=article).values_list(
        "series__title",
        "series__slug",
        _how_many(earlier),
        _how_many(later),
        _next(earlier.order_by("-part__position")),
        _next(later.order_by("part__position")),
    )
    for title, slug, ahead, behind, before, after in part:
        return Place(
            title=title,
            slug=slug,
            number=ahead + 1,
            of=ahead + 1 + behind,
            before=Neighbour(**before) if before else None,
            after=Neighbour(**after) if after else None,
        )
    return None


def series_page(
    author: str,
    slug: str,
    *,
    viewer: Account | None,
    now: datetime,
    after: int | None = None,
    limit: int = PAGE,
) -> SeriesPage | None:
    """A page of a series with what of it the viewer may read, behind the place `after`; None
    without any of it. Where nothing is left behind the place, the first page. At most 8 queries.
    """
    series = Series.objects.filter(author__name=author, slug=slug).first()
    if series is None:
        return None
    found = _readable(viewer).filter(part__series=series).order_by("part__position")
    behind = found if after is None else found.filter(part__position__gt=after)
    read = rows(behind[: limit + 1], viewer=viewer)
    if not read and after is not None:
        after, read = None, rows(found[: limit + 1], viewer=viewer)
    if not read:
        return None
    shown = read[:limit]
    more = SeriesPart.objects.get(pk=shown[-1].pk).position if len(read) > limit else 0
    return SeriesPage(
        series.title, cards(shown, viewer=viewer, now=now), after=more, first=after is None
    )


def newest_in_series(
    author: str, slug: str, *, now: datetime, limit: int
) -> tuple[str, Sequence[Card]] | None:
    """A series' title and its newest texts, the newest first, as somebody without an account reads
    them; None without any. At most 8 queries.
    """
    series = Series.objects.filter(author__name=author, slug=slug).first()
    if series is None:
        return None
    found = _readable(None).filter(part__series=series).order_by("-published_at", "-pk")
    read = rows(found[:limit], viewer=None)
    return (series.title, cards(read, viewer=None, now=now)) if read else None


def series_of(author: Account, *, limit: int = 100) -> list[str]:
    """The titles of an author's newest series, by title. One query."""
    newest = Series.objects.filter(author=author).order_by("-pk")
    return sorted(newest.values_list("title", flat=True)[:limit])


def _how_many(found: QuerySet[Article]) -> Combinable:
    counted = found.order_by().values("part__series").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)


def _next(found: QuerySet[Article]) -> Combinable:
    named = found.values(named=JSONObject(title="title", permlink="permlink"))
    return Subquery(named[:1])


def _readable(viewer: Account | None) -> QuerySet[Article]:
    return Article.objects.filter(visible_to(viewer), state=State.PUBLISHED)


def series_title_of(article: Article) -> str:
    """What the series that a text stands in is called, "" for none. One query."""
    part = SeriesPart.objects.filter(article=article).values_list("series__title", flat=True)
    return part.first() or ""
