"""Findings about patterns among accounts: their way, their deadlines, and who may do what. Pure.

Somebody of the site opens a finding with its evidence. Everybody concerned is told and has a time
to reply; after it another officer makes it final, or anyone drops it. Each of those concerned may
appeal against a final finding, and an officer who had no part in it hears that. A finding moves no
money: no rule set has a factor for it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from moderation.errors import FindingRefused
from moderation.rights import Office


class Family(StrEnum):
    """What kind of pattern was seen."""

    RECIPROCAL = "reciprocal"
    CLUSTER = "cluster"
    LENDING = "lending"
    BURST = "burst"
    TRACES = "traces"
    OTHER = "other"


class FindingState(StrEnum):
    """Where a finding stands."""

    OPEN = "open"
    #: Open, and somebody concerned has replied.
    ANSWERED = "answered"
    FINAL = "final"
    DROPPED = "dropped"


NEXT: Final[Mapping[FindingState, frozenset[FindingState]]] = MappingProxyType(
    {
        FindingState.OPEN: frozenset(
            {FindingState.ANSWERED, FindingState.FINAL, FindingState.DROPPED}
        ),
        FindingState.ANSWERED: frozenset({FindingState.FINAL, FindingState.DROPPED}),
        FindingState.FINAL: frozenset({FindingState.DROPPED}),
        FindingState.DROPPED: frozenset(),
    }
)
#: The published rule: accounts are named once such a finding is final for good. Traces are kept to
#: the site, so who shares them is too; and for another pattern there is no rule to name by.
NAMED: Final = frozenset({Family.RECIPROCAL, Family.CLUSTER, Family.LENDING, Family.BURST})
REPLY_WITHIN: Final = timedelta(days=14)
MOST_ACCOUNTS: Final = 50
MAX_EVIDENCE: Final = 4000
MAX_SAID: Final = 2000
#: Replies of one account to one finding.
MOST_REPLIES: Final = 5


def may_become(state: FindingState, *, target: FindingState) -> bool:
    """Whether the way of a finding leads from one state to the other."""
    return target in NEXT[state]


def may_work_on(office: Office, *, concerned: Collection[int], of_staff: bool) -> bool:
    """Whether somebody acts in a finding for the site: none that concerns them, and one that
    concerns an office-holder only as an administrator.
    """
    if not office.moderator or office.account in concerned:
        return False
    return office.administrator or not of_staff


def may_make_final(account: int, *, opened_by: int) -> bool:
    """Whether an officer may make a finding final: never who opened it."""
    return account != opened_by


def may_hear(account: int, *, opened_by: int, made_final_by: int | None) -> bool:
    """Whether an officer may hear an appeal: neither who opened the finding nor who made it
    final.
    """
    return account not in (opened_by, made_final_by)


def names_are_shown(
    family: Family,
    *,
    state: FindingState,
    appeal_until: datetime | None,
    waits: bool,
    now: datetime,
) -> bool:
    """Whether the register names the accounts: a final finding of a family that the published rule
    names, when the time to appeal is over and no appeal waits.
    """
    over = appeal_until is not None and appeal_until <= now
    return family in NAMED and state is FindingState.FINAL and over and not waits


def check_words(words: str, *, most: int) -> str:
    """Words as they are kept. FindingRefused for none, or for more than `most` characters."""
    words = words.strip()
    if not 0 < len(words) <= most:
        raise FindingRefused("Say it in 1 to %(most)s characters.", most=most)
    return words


def check_unnamed(words: str, *, names: Sequence[tuple[int, str]]) -> None:
    """FindingRefused where words for the register name an account that it does not name; `names`
    are the numbers of those concerned in the finding, and what each is called.
    """
    for number, name in names:
        told = rf"(?<![\w.-]){re.escape(name)}(?![\w-]|\.\w)"
        if re.search(told, words, re.IGNORECASE):
            raise FindingRefused(
                "The register names nobody yet: write “account %(number)s” where you wrote "
                "“%(name)s”.",
                number=number,
                name=name,
            )


def check_cycles(first: int, last: int | None) -> None:
    """FindingRefused where the payout rounds of a pattern are no span."""
    if first < 1 or (last is not None and last < first):
        raise FindingRefused("The last payout round is the first one or a later one.")
