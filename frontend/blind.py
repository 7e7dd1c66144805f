"""The first hours of a vote, for who wants to judge by themselves before they see what others did.

Who chose so is shown neither votes nor reward of a text that others wrote until they have voted,
or until those hours are over: those in which the rules pay most for early finds, and under rules
that know none, a day. What a text is paid is decided long after them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext

from articles.selectors.cards import Ballot
from curation.records import first_seconds
from curation.rules import VoteRules
from frontend.phrases import span
from rewards.active import rules_at
from rewards.rules import vote_rules_of

#: As long as that, where the rules have no first hours of their own.
A_DAY: Final = timedelta(days=1)
#: Whether who asks wants that; said once for each request.
_CHOSEN: Final = ContextVar("judges_first", default=False)


@contextmanager
def judging_first(*, chosen: bool) -> Iterator[None]:
    """Within the block the first hours of a vote are blind, or none are."""
    token = _CHOSEN.set(chosen)
    try:
        yield
    finally:
        _CHOSEN.reset(token)


def judges_first() -> bool:
    """Whether that was chosen by who asks."""
    return _CHOSEN.get()


def is_blind(cast: Ballot, *, now: datetime) -> bool:
    """Whether what others made of a text is kept from who asks, who has not voted on it yet."""
    return (
        judges_first()
        and cast.open
        and not cast.own
        and cast.mine_bp == 0
        and now < _seen_from(cast)
    )


def why_blind(cast: Ballot, *, now: datetime) -> str:
    """The sentence that stands where votes and reward would."""
    words = gettext(
        "Votes and reward are hidden until you vote, or for %(span)s more: you chose to judge by"
        " yourself first."
    )
    return words % {"span": span(_seen_from(cast) - now)}


def is_young(opened_at: datetime, *, now: datetime) -> bool:
    """Whether the votes of a text are kept from who asks where neither its rules nor their own
    vote are known: for as long as by the rules in force. One query a minute.
    """
    return judges_first() and now < opened_at + _hours(rules_at(now).vote)


def _seen_from(cast: Ballot) -> datetime:
    return cast.opened_at + _hours(vote_rules_of(cast.rules, opened_at=cast.opened_at))


def _hours(rules: VoteRules) -> timedelta:
    first = first_seconds(rules)
    return A_DAY if first is None else timedelta(seconds=first)
