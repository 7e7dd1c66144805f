"""What a payout round was computed from, and how anybody computes it again."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from frontend.shown.rewards import Fact


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One line of the reader's in the file."""

    title: str
    part: str
    paid: str
    url: str = ""
    strength: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class OwnLines:
    """Where the reader stands in the file: by which number, and in which lines."""

    words: str
    lines: Sequence[OwnLine] = field(default_factory=tuple)
    more: str = ""
    #: A command that finds the reader's votes in the file; empty where there are none.
    command: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """The file of a round, the digests it is held to, and the command that does so."""

    url: str
    file: str
    size: str
    facts: Sequence[Fact]
    command: str
    #: How it came out when the site itself computed it again.
    outcome: str
    differs: bool = False
    own: OwnLines | None = None
