"""A place in a list as it can stand in an address: which part of the list, a score, a number.

A page is read behind the last entry of the page before (keyset), so a list never skips or repeats
because something was published meanwhile, and its cost does not grow with its place. What is no
place of a list is read as its beginning.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final, Self

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_LATEST: Final = 253_402_300_799_999_999
_PLACE: Final = re.compile(
    r"(?P<part>[a-z])(?P<score>-?[0-9]{1,18}(?:\.[0-9]{1,20})?)_(?P<work>[0-9]{1,18})", re.ASCII
)


class Part(StrEnum):
    """What a place's score is."""

    SCORED = "s"
    """The score of a ranking."""
    TIMED = "t"
    """A time of publishing."""
    CLOSING = "c"
    """The end of a vote."""
    SHARED = "r"
    """The time of a re-share."""
    DRAWN = "d"
    """The day of a draw."""


@dataclass(frozen=True, slots=True)
class Place:
    """The last entry of a page."""

    part: Part
    score: float | int
    work: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The place that an address names; None where it names none."""
        found = _PLACE.fullmatch(text)
        if found is None or found["part"] not in tuple(Part):
            return None
        part, score = Part(found["part"]), found["score"]
        if part is Part.SCORED:
            return cls(part, float(score), int(found["work"]))
        whole = int(score.partition(".")[0])
        return cls(part, whole, int(found["work"])) if 0 <= whole <= _LATEST else None

    @classmethod
    def at(cls, part: Part, moment: datetime, work: int) -> Self:
        """The place of an entry that stands by a time."""
        return cls(part, (moment - _EPOCH) // _MICROSECOND, work)

    @property
    def moment(self) -> datetime:
        """The time that the entry stands by."""
        return _EPOCH + int(self.score) * _MICROSECOND

    def __str__(self) -> str:
        return f"{self.part}{self.score!r}_{self.work}"
