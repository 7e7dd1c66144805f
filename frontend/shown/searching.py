"""What was found, and what a box suggests while one types."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.selectors import Piece
from frontend.phrases import When
from frontend.shown.feeds import Tab
from frontend.shown.people import Author


@dataclass(frozen=True, slots=True)
class Hit:
    """An article or a comment that was found, with what was looked for marked."""

    work: int
    url: str
    title: Sequence[Piece]
    snippet: Sequence[Piece]
    author: Author
    when: When
    votes: str
    language: str
    is_comment: bool
    #: What stands before the words that were found; "" for nothing.
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A person or a tag that was found."""

    url: str
    name: str
    words: str = ""
    #: Of a person: the picture's address; "" for the ink blot.
    portrait: str = ""


@dataclass(frozen=True, slots=True)
class Hushed:
    """How many results a choice of the reader hides, and where it is changed."""

    words: str
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of results of one kind."""

    asked: bool
    words: str
    kind: str
    kinds: Sequence[Tab]
    #: What the addresses of its feeds ask for; "" where it has none.
    feed: str = ""
    hits: Sequence[Hit] = ()
    people: Sequence[Link] = ()
    tags: Sequence[Link] = ()
    #: Why nothing was found and what to do about it; "" where something was.
    nothing: str = ""
    more_url: str = ""
    before_url: str = ""
    narrowed: bool = False
    result: str = ""
    hushed: Sequence[Hushed] = ()
    #: How texts and comments are ordered, and the formula of it.
    why: str = ""
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What begins like what was typed."""

    people: Sequence[Link] = ()
    tags: Sequence[Link] = ()
    search_url: str = ""
    words: str = ""
