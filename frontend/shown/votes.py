"""Vote controls, votes and the voting budget."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ballot:
    """The vote control of one work as one reader sees it."""

    work: int
    count: str
    url: str
    #: Whether this reader's vote would still be taken.
    open: bool
    mine: bool = False
    percent: int = 100
    budget: str = ""
    reasons: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote in the list beside a text."""

    name: str
    weight: str
    dispute: bool = False
    #: Which version of the text it saw; "" where there was only one.
    version: str = ""


@dataclass(frozen=True, slots=True)
class Gauge:
    """How much of the voting budget is left, in words and in thousandths."""

    words: str
    permille: int
