"""People: who wrote a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote it: the account's name and what the person is called."""

    name: str
    shown: str
    about: str = ""
    #: Address of the picture beside the name; "" for the ink blot.
    portrait: str = ""


@dataclass(frozen=True, slots=True)
class KeptAway:
    """Somebody whom the reader mutes or blocks."""

    name: str
    shown: str
    blocked: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody whom a newcomer may follow: what they write, in a line, and how many texts."""

    name: str
    shown: str
    portrait: str
    words: str
    texts: str

    def __str__(self) -> str:
        return self.shown
