"""A community week by week."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.shown.feeds import CommunityHead


@dataclass(frozen=True, slots=True)
class Column:
    """One week of a drawing: where it stands and how high it is."""

    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Columns:
    """A drawing of one figure, in words as well; `pitch` is how wide a column is."""

    title: str
    words: str
    columns: Sequence[Column]
    pitch: int
    first: str
    last: str
    #: Whether it is of money.
    is_money: bool = False


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A line of the table."""

    label: str
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The head of a community, drawings, where there is enough to draw, and the table."""

    head: CommunityHead
    drawings: Sequence[Columns]
    weeks: Sequence[WeekLine]
