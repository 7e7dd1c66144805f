"""One's circles as a page, and what was written for one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from accounts.models import Account
from articles.selectors import CircleCard, circles_of, written_for
from frontend.pages.cards import shown_cards
from frontend.shown.feeds import Card


@dataclass(frozen=True, slots=True)
class CirclesPage:
    """The circles an account keeps, and the texts for circles that it may read."""

    circles: Sequence[CircleCard]
    cards: Sequence[Card]


def page(account: Account, *, now: datetime) -> CirclesPage:
    """At most 10 queries."""
    found = written_for(account, now=now)
    return CirclesPage(circles_of(account), shown_cards(found, viewer=account, now=now))


def one(account: Account, *, number: int) -> CircleCard:
    """One of the account's own circles; Http404 for another number."""
    for circle in circles_of(account):
        if circle.number == number:
            return circle
    raise Http404
