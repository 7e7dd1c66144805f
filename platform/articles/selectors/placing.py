"""Where texts stand beside their own place, and what stands in such a place."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Account
from articles.models import Article, Pick, RoomPin, Showing
from articles.selectors.cards import Card, cards
from articles.selectors.readers import listed, published, wanted
from articles.selectors.rows import rows
from communities.models import Community


@dataclass(frozen=True, slots=True)
class Shown:
    """A text is shown in a community that it does not live in: by whom, and their line."""

    slug: str
    title: str
    by: str
    line: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Picked:
    """A text that editors recommend: the office of who did, their line and when."""

    card: Card
    office: str
    line: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Places:
    """All places of one text: where it is shown, and the communities on whose top and among whose
    picks it stands; `picks` has "" for the site.
    """

    shown: Sequence[Shown]
    pins: Collection[str]
    picks: Collection[str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A text that may be shown and recommended, and where it lives; "" for nowhere."""

    work: int
    title: str
    author_id: int
    author: str
    permlink: str
    slug: str
    community: str
    #: Whether its author lets others show it.
    passing_on: bool


def placed(work_id: int, *, viewer: Account) -> Placed | None:
    """The article of that number that stands in lists; None for none. One query."""
    found = published(viewer=viewer).filter(pk=work_id).select_related("author", "community")
    article = found.first()
    if article is None:
        return None
    room = article.community
    return Placed(
        article.pk,
        article.title,
        article.author_id,
        article.author.name,
        article.permlink,
        room.slug if room else "",
        room.title if room else "",
        article.passing_on,
    )


def places_of(work_id: int) -> Places:
    """Where a text stands beside its own place. Three queries."""
    there = Showing.objects.filter(article=work_id, ended_at=None).order_by("at", "pk")
    pins = RoomPin.objects.filter(article=work_id)
    picks = Pick.objects.filter(article=work_id)
    return Places(
        shown=[
            Shown(each.community.slug, each.community.title, each.by.name, each.line, each.at)
            for each in there.select_related("community", "by")
        ],
        pins=set(pins.values_list("community__slug", flat=True)),
        picks={slug or "" for slug in picks.values_list("community__slug", flat=True)},
    )


def shown_lines(slug: str, *, works: Collection[int]) -> dict[int, Shown]:
    """By whom these texts are shown in a community. One query, none for none."""
    if not works:
        return {}
    found = Showing.objects.filter(community__slug=slug, article__in=works, ended_at=None)
    return {
        each.article_id: Shown(slug, "", each.by.name, each.line, each.at)
        for each in found.select_related("by")
    }


def picked_among(slug: str, *, works: Collection[int]) -> dict[int, tuple[str, str, datetime]]:
    """Which of these texts a community picked: by which office, with which line, when. One query,
    none for none.
    """
    if not works:
        return {}
    found = Pick.objects.filter(community__slug=slug, article__in=works)
    rows = found.values_list("article", "office", "line", "at")
    return {work: (office, line, at) for work, office, line, at in rows}


def on_top_of(slug: str, *, viewer: Account | None, now: datetime) -> list[int]:
    """The works on top of a community that the viewer wants in lists, pinned last first. At most
    five queries.
    """
    seen = wanted(listed(), viewer=viewer, now=now)
    found = RoomPin.objects.filter(community__slug=slug, article__in=seen.values("pk"))
    return list(found.order_by("-at", "-pk").values_list("article", flat=True))


def picked(
    community: Community | None,
    *,
    after: int = 0,
    limit: int = 20,
    viewer: Account | None,
    now: datetime,
) -> tuple[list[Picked], int]:
    """A page of the picks of a community, or of the site, the newest first, and the number behind
    which the next one begins, 0 for nowhere. At most ten queries.
    """
    seen = wanted(listed(), viewer=viewer, now=now)
    found = Pick.objects.filter(community=community, article__in=seen.values("pk"))
    found = found.filter(pk__lt=after) if after else found
    page = list(found.order_by("-pk")[: limit + 1])
    read = rows(
        Article.objects.filter(pk__in=[each.article_id for each in page[:limit]]), viewer=viewer
    )
    known = {card.work: card for card in cards(read, viewer=viewer, now=now)}
    more = page[limit - 1].pk if len(page) > limit else 0
    return [
        Picked(known[each.article_id], each.office, each.line, each.at)
        for each in page[:limit]
        if each.article_id in known
    ], more
