"""How much may leave a wallet, and when more than before begins to count.

A person bounds each transfer and what leaves in any twenty-four hours. Less counts at once. More
counts a day after it was asked for, so that who sits down at an open browser gets no further than
before, and the owner, who is told by mail, has a day to call it back.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

DAY: Final = timedelta(hours=24)
"""The window that the second bound counts in."""
WAIT: Final = timedelta(hours=24)
"""How long more has to wait."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Milli-INK at most, by transfer and by `DAY`; None is no bound."""

    each: int | None = None
    day: int | None = None

    def lesser(self, other: "Bounds") -> "Bounds":
        """Whichever is less, of each."""
        return Bounds(_lesser(self.each, other.each), _lesser(self.day, other.day))


USUAL: Final = Bounds(day=1_000_000)
"""Of who set nothing: 1,000 INK a day, more than most ever send, less than many have to lose."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Bounds that were asked for, and when they begin to count."""

    bounds: Bounds
    counts_from: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What a person set: bounds that count, and others that wait."""

    bounds: Bounds = USUAL
    wish: Wish | None = None

    def at(self, now: datetime) -> "Kept":
        """The same, with a wish in force once its time has come."""
        if self.wish is not None and self.wish.counts_from <= now:
            return Kept(self.wish.bounds)
        return self

    def asks_for_more(self, wanted: Bounds, *, now: datetime) -> bool:
        """Whether part of `wanted` would have to wait anew."""
        after = self.with_wish(wanted, now=now)
        return after.wish is not None and after.wish != self.wish

    def with_wish(self, wanted: Bounds, *, now: datetime) -> "Kept":
        """What is less counts at once, what is more waits; asked for again, it waits no longer.

        A wish that waits is replaced, and so called back by asking for what counts.
        """
        present = self.at(now)
        bounds = present.bounds.lesser(wanted)
        if bounds == wanted:
            return Kept(bounds)
        if present.wish is not None and present.wish.bounds == wanted:
            return Kept(bounds, present.wish)
        return Kept(bounds, Wish(wanted, now + WAIT))


def _lesser(one: int | None, other: int | None) -> int | None:
    known = [each for each in (one, other) if each is not None]
    return min(known, default=None)
