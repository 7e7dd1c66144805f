"""The notice where a text stands that a decision withholds in the reader's country, and what its
author is told of that, wherever they are.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext

from accounts.models import Account
from accounts.whereabouts import here
from articles.selectors.withheld import deciding_here, withheld_text, withholdings_of
from frontend.countries import country_name, country_names
from frontend.pages.removals import order_of
from frontend.shown.removals import Order, Removal
from frontend.shown.withholding import Withheld
from ledger.selectors import database_time
from moderation.selectors.log import log_line, log_lines


class WithheldHere(Exception):
    """The text at an address is withheld from who asks, by the decision of this number."""

    def __init__(self, decision: int) -> None:
        super().__init__(decision)
        self.decision = decision


def require_shown_here(name: str, permlink: str, *, viewer: Account | None) -> None:
    """WithheldHere where the text at an address is withheld from the viewer. One query, none where
    nothing is withheld in their country.
    """
    decision = withheld_text(name, permlink, viewer=viewer)
    if decision is not None:
        raise WithheldHere(decision)


def withheld(decision: int) -> Withheld:
    """What readers are told instead of the text. Two queries."""
    line, now = log_line(decision), database_time()
    return Withheld(country_name(here()), order_of(line, now=now) if line else None)


def why_withheld(works: Collection[int], *, now: datetime) -> Mapping[int, Removal]:
    """The decisions by which these texts are withheld from who asks, by text. Two queries, none
    for no texts.
    """
    numbers = deciding_here(works) if works else {}
    lines = log_lines(numbers.values()) if numbers else {}
    return {
        work: order_of(lines[each], now=now) for work, each in numbers.items() if each in lines
    }


def withheld_orders(work: int, *, now: datetime) -> Sequence[Order]:
    """What its author is told of where a text is withheld, decision by decision. Two queries."""
    found = withholdings_of(work)
    lines = log_lines(found.keys())
    words = gettext(
        "Readers in these countries do not see it, for a legal claim: %(countries)s. Everywhere "
        "else it is as it was."
    )
    return [
        Order(words % {"countries": country_names(codes)}, order_of(lines[number], now=now))
        for number, codes in found.items()
        if number in lines
    ]
