"""Circles as their owner sees them, and what somebody reads because of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Account
from articles.choices import Audience
from articles.models import Article, Circle, CircleMember
from articles.selectors.cards import Card, cards
from articles.selectors.rows import rows
from articles.states import State
from articles.visibility import visible_to


@dataclass(frozen=True, slots=True)
class CircleCard:
    """One circle, with the names of who is in it in order."""

    number: int
    name: str
    members: Sequence[str]


def circles_of(owner: Account) -> list[CircleCard]:
    """The circles that an account keeps, by name, with their members. Two queries."""
    kept = list(Circle.objects.filter(owner=owner).order_by("name").values_list("pk", "name"))
    inside = CircleMember.objects.filter(circle__owner=owner).order_by("account__name")
    members: dict[int, list[str]] = {}
    for circle, name in inside.values_list("circle", "account__name"):
        members.setdefault(circle, []).append(name)
    return [CircleCard(number, name, members.get(number, [])) for number, name in kept]


def written_for(viewer: Account, *, now: datetime, limit: int = 50) -> list[Card]:
    """The newest texts for circles that the viewer is in, and the viewer's own. At most 6 queries.

    Begins at the circles: few people write for somebody, whatever the number of all texts.
    """
    found = Article.objects.filter(
        visible_to(viewer), audience=Audience.CIRCLES.value, state=State.PUBLISHED
    )
    known = rows(found.order_by("-published_at", "-work_id")[:limit], viewer=viewer)
    return cards(known, viewer=viewer, now=now)
