"""What somebody is told: one line a notice, and the ways each kind comes by."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.phrases import When
from frontend.shown.people import Author


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice as a sentence with a name for its picture."""

    icon: str
    words: str
    when: When
    unread: bool
    url: str = ""
    amount: str = ""
    #: Where each row of the ledger behind the amount stands.
    lines_url: str = ""
    who: Author | None = None


@dataclass(frozen=True, slots=True)
class NoticesPage:
    """A page of notices, newest first."""

    rows: Sequence[NoticeRow]
    unread: str = ""
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class WaysRow:
    """One kind of news with the ways that are chosen for it."""

    kind: str
    label: str
    #: Name of the way, its label, and whether it is on.
    ways: Sequence[tuple[str, str, bool]]


@dataclass(frozen=True, slots=True)
class WaysPage:
    """The table of choices, and the devices that news come to."""

    rows: Sequence[WaysRow]
    #: What a browser asks with; "" where this site sends nothing to devices.
    push_key: str
    #: How many devices there are, in words; "" for none.
    devices: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """One row of the ledger in words, with its amount in the column of its asset."""

    words: str
    url: str
    at: str
    iso: str
    ink: str
    vests: str


@dataclass(frozen=True, slots=True)
class LinesPage:
    """The rows behind one notice, and what they add up to."""

    title: str
    count: str
    rows: Sequence[LineRow]
    ink: str
    vests: str
    #: What the power of the sum was worth, or is; "" where there is none.
    worth: str
    more_url: str
    first_url: str
