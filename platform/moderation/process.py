"""The way of a case, its deadlines, and who may hear an appeal. Pure.

A case is opened by a report, by an officer who saw something or by the site itself, claimed by who
looks at it, and decided once.
Its author may appeal within a time; somebody else hears it and upholds or reverses the decision.
After that, or after that time, the decision is final and money that waited for it moves.
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class State(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    DECIDED = "decided"
    APPEALED = "appealed"
    CLOSED = "closed"


NEXT: Final[Mapping[State, frozenset[State]]] = MappingProxyType(
    {
        State.OPEN: frozenset({State.DECIDED, State.CLOSED}),
        State.DECIDED: frozenset({State.APPEALED, State.CLOSED}),
        State.APPEALED: frozenset({State.CLOSED}),
        State.CLOSED: frozenset(),
    }
)
#: How long an author may appeal, and how soon an appeal is to be decided.
APPEAL_WITHIN: Final = timedelta(days=14)
HEARD_WITHIN: Final = timedelta(days=7)
#: Who claimed a case and leaves it alone for so long holds it no more.
CLAIMED_FOR: Final = timedelta(hours=2)


class Outcome(StrEnum):
    """How an appeal ended."""

    UPHELD = "upheld"
    REVERSED = "reversed"


def may_become(state: State, *, target: State) -> bool:
    """Whether the way of a case leads from one state to the other."""
    return target in NEXT[state]


def may_hear(
    account: int, *, opened_by: int | None, decided_by: int | None, author: int | None
) -> bool:
    """Whether an account may hear an appeal: never who saw it and opened the case, nor who decided
    it, nor whom it is about.
    """
    return account not in (opened_by, decided_by, author)
