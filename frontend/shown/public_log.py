"""The public log of moderation, and its figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.forms.public_log import LogForm
from frontend.phrases import When
from frontend.shown.feeds import CommunityHead, Room
from frontend.shown.rewards import Bar


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of the public log: what was done, in which office, by which rule."""

    number: int
    url: str
    when: When
    did: str
    office: str
    community: Room | None
    rule: str
    #: What became of it, and the lines that belong to it: whom it takes back, or who took it back.
    standing: str = ""
    other_number: int = 0
    other_url: str = ""


@dataclass(frozen=True, slots=True)
class LogPage:
    """A page of the log: of the site, of a community, or one line by itself."""

    rows: Sequence[LogRow]
    #: Where it goes on; "" at its end.
    more_url: str
    figures_url: str
    #: The same list for feed readers; "" for one line.
    rss_url: str = ""
    atom_url: str = ""
    #: What it is narrowed by; None for one line.
    form: LogForm | None = None
    narrowed: bool = False
    head: CommunityHead | None = None


@dataclass(frozen=True, slots=True)
class FigureTable:
    """What is counted under one heading, drawn where there is anything."""

    title: str
    lines: Sequence[tuple[str, str]]
    bars: Sequence[Bar] = ()
    height: int = 0


@dataclass(frozen=True, slots=True)
class VerdictFigures:
    """The figures of a span; "" where there is no span before or after it to go to."""

    span: str
    tables: Sequence[FigureTable]
    log_url: str
    csv_url: str
    earlier_url: str
    later_url: str
    head: CommunityHead | None = None
