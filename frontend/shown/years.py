"""A year of a wallet, and what a writer's texts earned."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.shown.rewards import Bar


@dataclass(frozen=True, slots=True)
class YearRow:
    """One reason with what came in and went out, in INK and in power."""

    label: str
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class YearPage:
    """A statement of one calendar year."""

    year: int
    who: str
    rows: Sequence[YearRow]
    opening: Sequence[str]
    closing: Sequence[str]
    csv_url: str
    years: Sequence[int]


@dataclass(frozen=True, slots=True)
class EarnedText:
    """One text of a writer, paid or tipped, and what it brought for which reason."""

    title: str
    url: str
    when: str
    author: str
    co_author: str
    tips: str
    curators: str
    #: What came as co-author and as tips in one line, for who has no room for their columns.
    aside: str = ""


@dataclass(frozen=True, slots=True)
class EarnedLine:
    """A month, or all of them, and what came in for which reason."""

    label: str
    author: str
    co_author: str
    tips: str
    total: str
    #: As of EarnedText.
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar for each month, drawn `height` units high."""

    bars: Sequence[Bar]
    height: int


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A text or a source, and how many reads."""

    label: str
    count: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ReadsOf:
    """The reads of one's texts in the last days: in words, by source, by text."""

    total: str
    sources: Sequence[ReadLine]
    texts: Sequence[ReadLine]


@dataclass(frozen=True, slots=True)
class WriterPage:
    """A writer's desk."""

    total: str
    chart: Chart
    months: Sequence[EarnedLine]
    parts: EarnedLine
    reads: ReadsOf
    texts: Sequence[EarnedText]
    year: int
    more_url: str = ""
