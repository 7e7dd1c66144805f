"""People: who wrote a text, and the head of a profile."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote it: the account's name and what the person is called."""

    name: str
    shown: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """The head of a profile."""

    name: str
    shown: str
    about: str
    joined: str
    followers: str
    following_count: str
    wallet: int
    can_follow: bool = False
    followed: bool = False
    muted: bool = False
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class KeptAway:
    """Somebody whom the reader mutes or blocks."""

    name: str
    shown: str
    blocked: bool
