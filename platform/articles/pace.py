"""How fast one account may publish and answer: so that nobody floods the site. Pure.

Limits follow from behaviour and never from payment. They are generous to who writes by hand, and
lower for a day, and for as long as the account has no confirmed address.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

NEW_FOR: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pace:
    """At most so many in any span of such a length."""

    most: int
    within: timedelta


@dataclass(frozen=True, slots=True)
class Paces:
    """What holds for texts and for answers, each limit beside the others."""

    texts: Sequence[Pace]
    answers: Sequence[Pace]


USUAL: Final = Paces(
    texts=(Pace(5, timedelta(hours=1)),),
    answers=(Pace(10, timedelta(minutes=1)), Pace(60, timedelta(hours=1))),
)
NEWCOMERS: Final = Paces(
    texts=(Pace(3, timedelta(hours=1)),),
    answers=(Pace(6, timedelta(minutes=1)), Pace(30, timedelta(hours=1))),
)


def paces_of(*, registered_at: datetime, has_address: bool, now: datetime) -> Paces:
    """The limits of an account; `has_address` is whether it confirmed one."""
    return USUAL if has_address and now - registered_at >= NEW_FOR else NEWCOMERS


def too_soon(moments: Sequence[datetime], *, paces: Sequence[Pace], now: datetime) -> timedelta:
    """How much too early the newest of these moments is, newest first; zero if it is not."""
    waits = [moments[each.most] + each.within - now for each in paces if len(moments) > each.most]
    return max([timedelta(0), *waits])
