"""What an author may choose about a work's payout (economics.md 10). Pure.

The rules are here alone; each layer says in its own words what is wrong.
"""

from collections.abc import Hashable, Sequence
from enum import StrEnum
from typing import Final

from rewards.columns import BASIS

BENEFICIARIES_AT_MOST: Final = 8


class Fault(StrEnum):
    """The rule that a choice breaks."""

    LIQUID = "liquid"
    """The liquid share is no share of the whole."""
    CAP = "cap"
    """The most that is accepted is less than nothing."""
    TOO_MANY = "too-many"
    TWICE = "twice"
    """A beneficiary is named twice."""
    SHARE = "share"
    """A beneficiary's part is no part of the whole."""
    SUM = "sum"
    """The beneficiaries together get more than the whole."""


def fault_of(
    *, liquid_bp: int, max_payout: int | None, shares: Sequence[tuple[Hashable, int]]
) -> Fault | None:
    """The first rule that is broken, if any; `shares` are beneficiaries with basis points."""
    broken = {
        Fault.LIQUID: not 0 <= liquid_bp <= BASIS,
        Fault.CAP: max_payout is not None and max_payout < 0,
        Fault.TOO_MANY: len(shares) > BENEFICIARIES_AT_MOST,
        Fault.TWICE: len({who for who, _ in shares}) < len(shares),
        Fault.SHARE: any(not 1 <= weight_bp <= BASIS for _, weight_bp in shares),
        Fault.SUM: sum(weight_bp for _, weight_bp in shares) > BASIS,
    }
    return next((fault for fault, found in broken.items() if found), None)
