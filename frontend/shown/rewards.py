"""What a text earns, and lines of figures."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of figures: a label, its value, and where it leads."""

    label: str
    value: str
    url: str = ""
    mono: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reward:
    """What a work earns or has earned: short for lists, long where it explains itself."""

    line: str
    long: str = ""
    is_money: bool = False
    explanation: str = ""
    how: Sequence[Fact] = ()
    cycle: int | None = None
    cycle_words: str = ""
