"""What became of a text, version by version."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.differences import Pair
from frontend.phrases import When


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in the list."""

    number: int
    name: str
    title: str
    when: When
    note: str
    changed: str
    late: bool


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """All versions, and the two that are compared; 0 and nothing where there is only one."""

    title: str
    url: str
    versions: Sequence[VersionLine]
    old: int
    new: int
    heading: str
    pairs: Sequence[Pair]
