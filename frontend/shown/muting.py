"""What a reader keeps away: people, words, threads and tags."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.shown.people import KeptAway


@dataclass(frozen=True, slots=True)
class MutedWord:
    """A word or phrase, and how long it stays muted, in words."""

    number: int
    words: str
    until: str


@dataclass(frozen=True, slots=True)
class MutedThread:
    """A text whose thread is muted; one that was erased has no address."""

    work: int
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class MutedPage:
    """Everything that is kept away, people, words and threads with the newest first, of the people
    a page.
    """

    people: Sequence[KeptAway]
    #: Where the list of people goes on; "" where it ends.
    more_url: str
    words: Sequence[MutedWord]
    threads: Sequence[MutedThread]
    #: By name.
    tags: Sequence[str]
