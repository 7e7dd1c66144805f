"""Lists of texts, and the head of a community."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.phrases import When
from frontend.shown.people import Author
from frontend.shown.pictures import Picture
from frontend.shown.rewards import Reward
from frontend.shown.tags import TagHead
from frontend.shown.votes import Ballot


@dataclass(frozen=True, slots=True)
class Room:
    """The community a text stands in."""

    slug: str
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One text in a list. Everything that is printed of it, so equal cards look alike."""

    #: The work's number in plain digits.
    work: str
    url: str
    title: str
    excerpt: str
    author: Author
    author_url: str
    when: When
    reading: str
    replies: str
    ballot: Ballot
    reward: Reward
    community: Room | None = None
    language: str = ""
    cover: Picture | None = None
    #: What a reader should know before reading.
    marks: tuple[str, ...] = ()
    #: What is sensitive in it, where the reader wants to be warned.
    warning: str = ""
    #: What brought it into this list, where that is more than the list's order.
    why: str = ""
    #: Whether the reader keeps it for later, and where they stopped in it; "" where they did not.
    saved: bool = False
    go_on_url: str = ""
    #: Whether its author keeps it at the top, and what the author's button asks for, "pin" or
    #: "unpin"; "" where there is none.
    pinned: bool = False
    pin_wish: str = ""
    #: Whether everybody may read it, so that it can stand in a collection.
    for_all: bool = True


@dataclass(frozen=True, slots=True)
class Tab:
    """One way to order a list."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its own name, and where its texts are listed."""

    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """The way to the list without what the reader opened, and back; or to where it is chosen that
    what one opens is remembered.
    """

    label: str
    url: str
    remembered: bool = True
    #: Whether it is the list without.
    only: bool = False


@dataclass(frozen=True, slots=True)
class Weather:
    """How full the reward pool is."""

    fund: str
    words: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of texts with the reason for its order."""

    cards: Sequence[Card]
    title: str = ""
    lead: str = ""
    order: str = ""
    why: str = ""
    formula: str = ""
    tabs: Sequence[Tab] = ()
    #: Where the list of each language is found; none where the list is narrowed otherwise.
    languages: Sequence[Language] = ()
    #: None for who has no account.
    unread: Unread | None = None
    #: The address of this page, of the list's beginning where this is not it, and of the next one.
    url: str = ""
    first_url: str = ""
    more_url: str = ""
    #: The same list for feed readers; "" for a list of one's own.
    rss_url: str = ""
    atom_url: str = ""
    #: Where feed readers are given a list of one's own.
    private_url: str = ""
    #: Where it is chosen which list the first page shows; "" where none of those is shown.
    choose_url: str = ""
    weather: Weather | None = None
    #: The whole list with the ways to order it as HTML, where they were drawn before.
    html: str = ""
    #: What readers value now, where the list itself is empty.
    instead: Sequence[Card] = ()
    #: Where the viewer chooses the languages that `instead` disregards, as there was nothing in
    #: them; "" where it keeps to them.
    languages_url: str = ""
    #: Whether `instead` is this list in every language.
    in_other_languages: bool = False
    #: On the page of a tag, for somebody with an account.
    tag: TagHead | None = None
    #: On a profile or a community, what stands at its top.
    pinned: Sequence[Card] = ()
    #: On one's own lists, the tags that one follows.
    follows: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class CommunityHead:
    """The head of a community's page, and its entry in the list."""

    slug: str
    title: str
    about: str
    members: str
    wallet: int = 0
    joined: bool = False
    #: Whether the viewer follows it without being in it, or besides.
    followed: bool = False
    #: Whether the viewer, who is not in it, waits to be let in where one has to, or was invited.
    asks: bool = False
    invited: bool = False
    #: Whether the viewer may write in it.
    writes: bool = False
    #: Whether everybody may join at once.
    open_to_all: bool = True
    #: Whether moderators muted the viewer in it.
    muted: bool = False
    #: Whether the viewer sets what it says of itself.
    sets_up: bool = False
    #: Whether the viewer decides its cases.
    decides: bool = False
    #: Its picture, large and small; None for none.
    picture: Picture | None = None
    small_picture: str = ""
    #: The language it is written in, by its own name; "" for any.
    language: str = ""
    #: In the list, what is open in it: writers and what their texts would be paid.
    open: str = ""
