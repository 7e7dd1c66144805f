"""What an article may have beside its words: a place in a series, a poll."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.wording import MAX_TITLE
from frontend.phrases import When
from frontend.shown.feeds import Card


@dataclass(frozen=True, slots=True)
class CoAuthor:
    """Who wrote with the author, and the share of the reward."""

    name: str
    shown: str
    share: str


@dataclass(frozen=True, slots=True)
class Step:
    """The text before or after one."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """Where a text stands in its series."""

    words: str
    title: str
    url: str
    before: Step | None
    after: Step | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One answer of a poll; `permille` is its share of the ballots."""

    position: int
    words: str
    result: str
    permille: int
    mine: bool


@dataclass(frozen=True, slots=True)
class PollBox:
    """A poll with its result so far."""

    work: int
    question: str
    hint: str
    total: str
    several: bool
    #: Whether the reader may answer now.
    votable: bool
    answered: bool
    open: bool
    closes: When
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """A page of a series in order; its author may change the order."""

    title: str
    author: str
    author_shown: str
    mine: bool
    cards: Sequence[Card]
    rename_url: str
    #: Where the series begins if this is not its beginning, and where it goes on; "" for nowhere.
    first_url: str = ""
    more_url: str = ""
    rss_url: str = ""
    atom_url: str = ""
    #: Characters that a title may have.
    longest: int = MAX_TITLE
