"""What the pages of collections show."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.shown.feeds import Card
from frontend.shown.people import Author


@dataclass(frozen=True, slots=True)
class CollectionLine:
    """A collection in a list, with how many texts are in it, in words."""

    title: str
    url: str
    words: str
    texts: str
    public: bool


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """A page of a collection in order."""

    title: str
    words: str
    public: bool
    owner: Author
    cards: Sequence[Card]
    #: Whether search engines may show it.
    findable: bool
    #: Where its owner changes it; "" for others.
    edit_url: str = ""
    #: Where it begins if this is not its beginning, and where it goes on; "" for nowhere.
    first_url: str = ""
    more_url: str = ""
    #: The same for feed readers; "" for a collection of one's own.
    rss_url: str = ""
    atom_url: str = ""


@dataclass(frozen=True, slots=True)
class PartLine:
    """A text where its owner orders them; without address where they may not read it any more."""

    work: int
    title: str
    url: str
    author: str
    shown: bool


@dataclass(frozen=True, slots=True)
class EditPage:
    """What the owner of a collection changes: its texts line by line."""

    title: str
    slug: str
    url: str
    public: bool
    lines: Sequence[PartLine]
    first_url: str = ""
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class CollectPage:
    """A text, and one's own collections that have it or could."""

    work: int
    title: str
    url: str
    choices: Sequence["CollectChoice"]


@dataclass(frozen=True, slots=True)
class CollectChoice:
    """One of one's own collections."""

    slug: str
    title: str
    url: str
    public: bool
    has_it: bool
