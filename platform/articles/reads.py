"""Counting reads without knowing readers: a number for each text, day and source, and no more.

A read adds one to a number beside the remembered pages; every few seconds the numbers are taken
from there and kept in the database. What is lost with that server is lost: reads are never counted
twice, and no page waits for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol, cast

from django.core.cache import caches

DIRECT: Final = "direct"
FEED: Final = "feed"
SEARCH: Final = "search"
TAG: Final = "tag"
PROFILE: Final = "profile"
INSIDE: Final = "inside"
#: Other sites by their host alone, and all those that are too many to be told apart.
SITE: Final = "site:"
ELSEWHERE: Final = "site:"
#: Other sites that are told apart for one text on one day.
MOST_SITES: Final = 30


@dataclass(frozen=True, slots=True)
class Counted:
    """A text, a day and a source."""

    work: int
    day: date
    source: str


class _Counter(Protocol):
    def count_one(self, what: str) -> None: ...
    def take_counts(self) -> dict[str, int]: ...


def count_read(work: int, *, source: str, day: date) -> None:
    """Add one read; nothing where the server of the pages is away. No query."""
    cast(_Counter, caches["pages"]).count_one(f"{work}|{day.isoformat()}|{source}")


def take_reads() -> Mapping[Counted, int]:
    """What was counted since it was taken last; it is there no more. No query."""
    taken = cast(_Counter, caches["pages"]).take_counts()
    return {_read(what): count for what, count in taken.items()}


def _read(what: str) -> Counted:
    work, day, source = what.split("|", 2)
    return Counted(int(work), date.fromisoformat(day), source)
