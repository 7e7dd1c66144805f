"""What becomes of a text before it goes out: refused, held for a moderator, or let out. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

#: Texts and answers of one account that wait at the same time.
MOST_HELD: Final = 10
#: The highest limit of texts or answers in a day that a community can set.
HIGHEST: Final = 1_000
#: Lists that the site, or one community, keeps.
MOST_LISTS: Final = 10


class Does(StrEnum):
    """What follows where a text has a word of a list."""

    REPORT = "report"
    """It goes out, and moderators are told."""
    HOLD = "hold"
    """It waits for a moderator."""
    REFUSE = "refuse"
    """Its author has to take the word out."""


class Why(StrEnum):
    """Why a text waits."""

    FIRST = "first"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry of a list that a text has, and what follows from it."""

    words: int
    does: Does
    entry: str
    #: Whether the list is the site's and not a community's.
    of_site: bool = False


def entries(hits: Sequence[Hit], *, does: Does) -> list[str]:
    """The entries for which that follows, each once, in the order of the text."""
    return list(dict.fromkeys(hit.entry for hit in hits if hit.does is does))


def held_by_site(hits: Sequence[Hit]) -> bool:
    """Whether a list of the site has a text wait: then moderators of the site look at it, in
    whatever community it stands, for what the site decides no community takes back.
    """
    return any(hit.of_site for hit in hits if hit.does is Does.HOLD)


def of_few(hits: Sequence[Hit]) -> list[Hit]:
    """What counts in a text that circles alone read. Nobody else reads it for a word of a list
    until one of them reports it; only the site keeps what its lists hold from going out at all.
    """
    return [
        hit for hit in hits if hit.does is Does.REFUSE or (hit.of_site and hit.does is Does.HOLD)
    ]


def why_held(hits: Sequence[Hit], *, first: bool) -> Why | None:
    """Why a text has to wait, which is among the `first` in a community that looks at those; None
    where it has not to.
    """
    if entries(hits, does=Does.HOLD):
        return Why.WORDS
    return Why.FIRST if first else None
