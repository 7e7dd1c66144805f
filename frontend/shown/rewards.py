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
class Tips:
    """What readers gave for a text, apart from its reward, and where one gives."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a payout: its line, and its milli-INK for the length of its bar."""

    fact: Fact
    amount: int


@dataclass(frozen=True, slots=True)
class Box:
    """A step in a drawing, `y` units from its top."""

    y: int
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one step down to the next."""

    start: int
    end: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A share in a drawing, as long as it is large."""

    y: int
    label: str
    value: str
    length: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawing of one payout."""

    height: int
    boxes: Sequence[Box]
    arrows: Sequence[Arrow]
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Reward:
    """What a work earns or has earned: short for lists, long where it explains itself."""

    line: str
    long: str = ""
    is_money: bool = False
    explanation: str = ""
    how: Sequence[Fact] = ()
    drawing: Drawing | None = None
    #: Of what is paid: where every figure stands that it follows from.
    account_url: str = ""
    #: Where the words name an hour that comes soon: in how many seconds, as plain digits.
    over_in: str = ""
