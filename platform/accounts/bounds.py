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

    def within(self, other: "Bounds") -> bool:
        """Whether neither lets more leave than the other's."""
        return self.lesser(other) == self

    def or_else(self, other: "Bounds", *, like: "Bounds") -> "Bounds":
        """Of each the other's, where it is as in `like`."""
        return Bounds(
            other.each if self.each == like.each else self.each,
            other.day if self.day == like.day else self.day,
        )


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
        waits, after = self.at(now).wish, self.with_wish(wanted, now=now).wish
        return after is not None and not (waits and after.bounds.within(waits.bounds))

    def with_wish(self, wanted: Bounds, *, now: datetime) -> "Kept":
        """What is less counts at once, what is more waits; asked for again, it waits no longer.

        A bound that is asked for as it counts stays as it is, and so does the wish that waits for
        it. Another wish takes its place; if part of it is more than what waited, all of it waits
        anew, else none of it.
        """
        present = self.at(now)
        bounds, waits = present.bounds.lesser(wanted), present.wish
        wished = wanted if waits is None else wanted.or_else(waits.bounds, like=present.bounds)
        if wished == bounds:
            return Kept(bounds)
        if waits is not None and wished.within(waits.bounds):
            return Kept(bounds, Wish(wished, waits.counts_from))
        return Kept(bounds, Wish(wished, now + WAIT))


def _lesser(one: int | None, other: int | None) -> int | None:
    known = [each for each in (one, other) if each is not None]
    return min(known, default=None)
