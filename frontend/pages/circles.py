"""One's circles as a page, and what was written for one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from accounts.models import Account
from articles.selectors import CircleCard, circle_names_of, circles_of, written_for
from frontend.pages.cards import shown_cards
from frontend.shown.feeds import Card


@dataclass(frozen=True, slots=True)
class CirclesPage:
    """The circles an account keeps, and the texts for circles that it may read."""

    circles: Sequence[CircleCard]
    cards: Sequence[Card]


def page(account: Account, *, whole: int | None, now: datetime) -> CirclesPage:
    """With every member of the circle that is asked for `whole`. At most 11 queries."""
    found = written_for(account, now=now)
    circles = circles_of(account, whole=whole)
    return CirclesPage(circles, shown_cards(found, viewer=account, now=now))


def name_of(account: Account, *, number: int) -> str:
    """What one of the account's own circles is called; Http404 for another number. 1 query."""
    names = dict(circle_names_of(account))
    if number not in names:
        raise Http404
    return names[number]
