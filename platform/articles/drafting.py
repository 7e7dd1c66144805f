"""What a draft is made of, how much one may hold, and which old versions are let go. Pure.

Every pause in the writing makes a version, so versions grow old in steps: all of the last ten
minutes stay, then the last one of each minute for an hour, of each hour for thirty days, of each
day after that. The steps are counted from the epoch and not from now: a version that was let go
once would have been let go later as well, so thinning often gives what thinning once would.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Final
from uuid import UUID

#: Drafts an account may keep at once.
MAX_DRAFTS: Final = 100
#: Characters of a draft: twice what can be published, so that a long text is cut down in peace.
MAX_DRAFT_BODY: Final = 400_000
#: Fields beside title and body, and their characters in all.
MAX_CHOICES: Final = 100
MAX_CHOICES_SIZE: Final = 20_000
#: Versions of one draft, and their characters in all: a hundred of the longest text that is
#: published.
MAX_VERSIONS: Final = 1_000
MAX_HISTORY: Final = 20_000_000

#: Up to this age one version in so many seconds stays; 0 stands for all of them.
_STEPS: Final = (
    (timedelta(minutes=10), 0),
    (timedelta(hours=1), 60),
    (timedelta(days=30), 3_600),
    (timedelta.max, 86_400),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The form that words come from: its key, and the version of the draft it was opened with."""

    key: UUID
    base_version: int = 0


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a draft holds. `choices` are all other fields of the form, with every value of each."""

    title: str
    body: str
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stamp:
    """One version without its words: number, time, characters."""

    number: int
    at: datetime
    size: int


def let_go(versions: Iterable[Stamp], *, now: datetime) -> set[int]:
    """Numbers of the versions that need not be kept any more; never the last one's."""
    newest_first = sorted(versions, key=lambda version: version.number, reverse=True)
    kept: list[Stamp] = []
    seen: set[tuple[int, int]] = set()
    for version in newest_first:
        place = _place(version, now)
        if place is None or place not in seen:
            kept.append(version)
        if place is not None:
            seen.add(place)
    sizes = accumulate(version.size for version in kept)
    within = {
        version.number
        for count, (version, size) in enumerate(zip(kept, sizes, strict=True))
        if count == 0 or (count < MAX_VERSIONS and size <= MAX_HISTORY)
    }
    return {version.number for version in newest_first} - within


def _place(version: Stamp, now: datetime) -> tuple[int, int] | None:
    """The stretch of time of which only the last version stays; None where all of them do."""
    seconds = next(each for limit, each in _STEPS if now - version.at <= limit)
    return (seconds, int(version.at.timestamp()) // seconds) if seconds else None
