"""How a payout's batch names in the ledger what it pays. Pure."""

import re
from typing import Final

from ledger.codes import Code

LAST_DECISION: Final = 10**18 - 1
"""The highest number that a reference is read with."""

_REFERENCE: Final = re.compile(
    r"cycle/([0-9]{1,18})/work/([0-9]{1,18})(?:/[0-9a-f]{64}|/decision/[0-9]{1,18})?", re.ASCII
)

_PAYS: Final = frozenset(
    {
        Code.AUTHOR_REWARD,
        Code.CURATION_REWARD,
        Code.BENEFICIARY_REWARD,
        Code.HOST_REWARD,
        Code.VESTING_REWARD,
        Code.CARRY,
        Code.HOLD,
        Code.RELEASE,
        Code.REVERSAL,
    }
)


def payout_reference(cycle: int, *, work: int, commitment: bytes | None) -> str:
    """The reference of a batch that pays a work in a cycle.

    It ends in what the work committed to when its votes were frozen, in hexadecimal: whoever has
    the text and its key can show that this is what was paid, and nobody else learns a word of it.
    """
    reference = f"cycle/{cycle}/work/{work}"
    return f"{reference}/{commitment.hex()}" if commitment else reference


def decision_reference(cycle: int, *, work: int, decision: int) -> str:
    """The reference of a batch by which a decision ends the hold of a work's reward."""
    return f"cycle/{cycle}/work/{work}/decision/{decision}"


def read_reference(reference: str, *, code: Code) -> tuple[int, int] | None:
    """Cycle and work of a payout; None for a transfer of any other `code`, whatever it says."""
    found = _REFERENCE.fullmatch(reference) if code in _PAYS else None
    return (int(found[1]), int(found[2])) if found else None
