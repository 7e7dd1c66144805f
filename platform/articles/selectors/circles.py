"""Circles as their owner sees them, and what somebody reads because of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Q, Window
from django.db.models.functions import RowNumber

from accounts.models import Account
from articles.choices import Audience
from articles.models import Article, Circle, CircleMember
from articles.selectors.cards import Card, cards
from articles.selectors.rows import rows
from articles.states import State
from articles.visibility import heard, invited_to_read

#: Names that a list of circles shows of each.
LISTED: Final = 24


@dataclass(frozen=True, slots=True)
class CircleCard:
    """One circle, the names of its first members in order, and how many more it has."""

    number: int
    name: str
    members: Sequence[str]
    unlisted: int


def circle_names_of(owner: Account) -> list[tuple[int, str]]:
    """Numbers and names of the circles that an account keeps, by name. One query."""
    return list(Circle.objects.filter(owner=owner).order_by("name").values_list("pk", "name"))


def circles_of(owner: Account, *, whole: int | None = None) -> list[CircleCard]:
    """The circles that an account keeps, by name: LISTED members of each, and all of the one
    with the number `whole`. Two queries, and one for that.
    """
    place = Window(RowNumber(), partition_by="circle", order_by="account__name")
    size = Window(Count("pk"), partition_by="circle")
    inside = CircleMember.objects.filter(circle__owner=owner)
    first = inside.annotate(place=place, size=size).filter(place__lte=LISTED)
    members: dict[int, list[str]] = {}
    sizes: dict[int, int] = {}
    for circle, name, count in first.order_by("circle", "place").values_list(
        "circle", "account__name", "size"
    ):
        members.setdefault(circle, []).append(name)
        sizes[circle] = count
    if whole in members:
        everybody = inside.filter(circle=whole).order_by("account__name")
        members[whole] = list(everybody.values_list("account__name", flat=True))
    return [
        CircleCard(number, name, shown, sizes.get(number, 0) - len(shown))
        for number, name in circle_names_of(owner)
        for shown in [members.get(number, [])]
    ]


def written_for(viewer: Account, *, now: datetime, limit: int = 50) -> list[Card]:
    """The newest texts for circles that the viewer is in, and the viewer's own. At most 6 queries.

    Begins at the circles and at the viewer, whatever the number of all texts.
    """
    secret = Article.objects.filter(audience=Audience.CIRCLES.value, state=State.PUBLISHED)
    secret = secret.filter(heard() | Q(author=viewer))
    own = secret.filter(author=viewer).values_list("pk")
    invited = invited_to_read(viewer).values_list("article")
    found = secret.filter(pk__in=own.union(invited))
    known = rows(found.order_by("-published_at", "-work_id")[:limit], viewer=viewer)
    return cards(known, viewer=viewer, now=now)
