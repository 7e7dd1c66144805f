"""The life of a text as a graph. Pure: no database, no clock.

A text that others answer, but of which only the address is known, is absent until it arrives. A
published text can be removed by moderators, and comes back as it was when they undo that. Erasing
is for ever and its author's alone: the row stays, because votes and payouts point at it, but its
words and the keys of their commitments go.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class State(StrEnum):
    """What a text is at the moment."""

    ABSENT = "absent"
    PUBLISHED = "published"
    REMOVED = "removed"
    ERASED = "erased"


NEXT: Final[Mapping[State, frozenset[State]]] = MappingProxyType(
    {
        State.ABSENT: frozenset({State.PUBLISHED}),
        State.PUBLISHED: frozenset({State.REMOVED, State.ERASED}),
        State.REMOVED: frozenset({State.PUBLISHED, State.ERASED}),
        State.ERASED: frozenset(),
    }
)


def may_become(state: State, *, target: State) -> bool:
    """Whether the graph has an arrow from one state to the other."""
    return target in NEXT[state]


def takes_replies(state: State) -> bool:
    """Whether the text can be answered, revised and voted on."""
    return state is State.PUBLISHED
