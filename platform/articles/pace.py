"""How fast one account may publish, answer, vote and send words: so that nobody floods the site.
Pure.

Everybody can take part from the first minute. Limits are lower for a day, and for as long as the
account has no confirmed address; they grow with what readers valued and with Ink Power, and are a
quarter for an account that a decision limited. More of either never makes a limit smaller.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

NEW_FOR: Final = timedelta(days=1)
#: What a newcomer's limits are of the usual ones, and those of an account that was limited.
NEWCOMERS_PERCENT: Final = 60
LIMITED_PERCENT: Final = 25
#: The reputation that everybody begins with, and what each point above it adds.
FIRST_REPUTATION: Final = 25
_PERCENT_A_POINT: Final = 5
_MOST_BY_REPUTATION: Final = 200
#: What each tenfold of 1 INK worth of Ink Power adds.
_PERCENT_A_TENFOLD: Final = 25
_MOST_BY_STAKE: Final = 100


class Act(StrEnum):
    """What has a pace."""

    TEXT = "text"
    ANSWER = "answer"
    VOTE = "vote"
    MESSAGE = "message"
    """Words beside a transfer or a tip."""


@dataclass(frozen=True, slots=True)
class Pace:
    """At most so many in any span of such a length."""

    most: int
    within: timedelta


@dataclass(frozen=True, slots=True)
class Conduct:
    """What the limits of an account follow from: its reputation as people see it, and the worth of
    its own Ink Power in milli-INK.
    """

    newcomer: bool = False
    limited: bool = False
    #: How many times as much as usual the whole site lets everybody do.
    times: int = 1
    reputation: float = FIRST_REPUTATION
    stake_milliink: int = 0


@dataclass(frozen=True, slots=True)
class Wait:
    """The limit that was reached, and when the next one may follow."""

    pace: Pace
    until: datetime


_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)

USUAL: Final[Mapping[Act, Sequence[Pace]]] = MappingProxyType(
    {
        Act.TEXT: (Pace(5, _HOUR), Pace(20, _DAY)),
        Act.ANSWER: (Pace(10, _MINUTE), Pace(60, _HOUR), Pace(300, _DAY)),
        Act.VOTE: (Pace(30, _MINUTE), Pace(300, _HOUR)),
        Act.MESSAGE: (Pace(5, _MINUTE), Pace(30, _HOUR), Pace(100, _DAY)),
    }
)
"""For somebody who has been here for a day, with an address and nothing else."""


def is_newcomer(*, registered_at: datetime, has_address: bool, now: datetime) -> bool:
    """Whether an account came within a day, or confirmed no address."""
    return not has_address or now - registered_at < NEW_FOR


def paces_of(act: Act, *, conduct: Conduct) -> tuple[Pace, ...]:
    """The limits of an account, each beside the others; never less than one, rounded down."""
    percent = _percent(conduct) * conduct.times
    return tuple(Pace(max(1, pace.most * percent // 100), pace.within) for pace in USUAL[act])


def too_soon(
    moments: Sequence[datetime | None], *, paces: Sequence[Pace], now: datetime
) -> Wait | None:
    """The limit that lets the next one follow last; None while there is room.

    `moments` has for each pace when that one was which has to leave the span first; None where
    there were not as many.
    """
    waits = [
        Wait(pace, moment + pace.within)
        for moment, pace in zip(moments, paces, strict=True)
        if moment is not None and moment + pace.within > now
    ]
    return max(waits, key=lambda wait: wait.until, default=None)


def _percent(conduct: Conduct) -> int:
    if conduct.newcomer:
        percent = NEWCOMERS_PERCENT
    else:
        above = max(0, int(conduct.reputation) - FIRST_REPUTATION)
        tenfolds = len(str(max(conduct.stake_milliink, 0) // 1_000)) - 1
        percent = 100 + min(_MOST_BY_REPUTATION, above * _PERCENT_A_POINT)
        percent += min(_MOST_BY_STAKE, tenfolds * _PERCENT_A_TENFOLD)
    return percent * LIMITED_PERCENT // 100 if conduct.limited else percent
