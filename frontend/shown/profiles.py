"""The pages of a profile: its head, the comments, the people around, and what is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.shown.feeds import Tab
from frontend.shown.people import Author
from frontend.shown.searching import Hit


@dataclass(frozen=True, slots=True)
class Person:
    """The head of a profile."""

    name: str
    shown: str
    about: str
    joined: str
    #: The day the account was made, and a sentence about the page, for programs.
    since: str
    description: str
    #: The whole picture, "" for the ink blot, of which other sites make nothing.
    picture_url: str
    followers: str
    following_count: str
    #: 0 where its owner keeps it from who asks.
    wallet: int
    #: Address of the picture beside the name; "" for the ink blot.
    portrait: str
    tabs: Sequence[Tab]
    atom_url: str
    can_follow: bool = False
    followed: bool = False
    muted: bool = False
    blocked: bool = False
    #: The profile is the viewer's own.
    own: bool = False


@dataclass(frozen=True, slots=True)
class CommentsPage:
    """Somebody's comments, the newest first."""

    hits: Sequence[Hit]
    more_url: str
    first_url: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Who follows somebody, or whom they follow."""

    title: str
    people: Sequence[Author]
    nothing: str
    more_url: str
    first_url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a calculation: in words, and how much."""

    words: str
    value: str


@dataclass(frozen=True, slots=True)
class AboutPage:
    """Where somebody belongs, and their reputation line by line."""

    #: Title and address of each community.
    communities: Sequence[tuple[str, str]]
    more_url: str
    first_url: str
    reputation: str
    lines: Sequence[Line]
