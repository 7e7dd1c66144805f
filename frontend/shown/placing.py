"""Where a text stands beside its own place, and what its reader may do about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.phrases import When
from frontend.shown.feeds import Room


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A community that shows the text."""

    room: Room
    by: str
    line: str
    when: When
    #: Whether the reader may take it back.
    mine: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """What the reader may do as an officer; without an address, as a moderator of the site."""

    slug: str
    title: str
    pinned: bool
    picked: bool
    #: Whether the text is shown there from elsewhere.
    guest: bool


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """All places of one text."""

    work: int
    url: str
    title: str
    home: Room | None
    elsewhere: Sequence[Elsewhere]
    #: Communities of the reader in which they may show it.
    rooms: Sequence[Room]
    #: Whether they may show it at all, and may do no more.
    may_show: bool
    full: bool
    desks: Sequence[Desk]
