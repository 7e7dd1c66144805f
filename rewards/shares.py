"""The division of one work's payout between its author, its curators and its beneficiaries
(economics.md 5.4, 5.5).

The numbers of an era are a frozen `PayoutRules`; the functions are the scalar part of the
arithmetic, the columns are in `rewards.split`. All amounts are milli-INK unless the name says
nano.
"""

from dataclasses import dataclass
from enum import StrEnum

from rewards.columns import BASIS, NANO, Beneficiary
from rewards.curves import AuthorCurve


class Claims(StrEnum):
    """How the claims are kept that a payout is measured against."""

    RUNNING = "running"
    """Of the unpaid works; each payout takes its own out, one after another (before HF17)."""
    DECAYING = "decaying"
    """All claims ever made, fading; all works of a cycle are paid from one snapshot."""


class Remainder(StrEnum):
    """What happens to the parts of a unit that a division leaves."""

    DROP = "drop"
    CARRY = "carry"
    """Kept in nano-INK for the wallet's next payout."""


class Unclaimed(StrEnum):
    """Who gets the part of the curation pool that no curator earned."""

    AUTHOR = "author"
    FUND = "fund"


@dataclass(frozen=True, slots=True)
class PayoutRules:
    """The payout section of a rule set. `minimum_payout` and a work's cap are in the debt token
    where an era has one.
    """

    curve: AuthorCurve
    content_constant: int
    curation_bp: int
    window_seconds: int
    cycle_seconds: int
    claims: Claims
    claims_decay_seconds: int
    minimum_payout: int
    remainder: Remainder
    unclaimed: Unclaimed
    declined_works_claim: bool
    beneficiaries_all_staked: bool

    def __post_init__(self) -> None:
        if self.curation_bp > BASIS:
            raise ValueError(f"The curators' part is over {BASIS} basis points.")
        if self.claims is Claims.DECAYING and self.claims_decay_seconds < 1:
            raise ValueError("Claims that decay need at least a second for it.")


@dataclass(frozen=True, slots=True)
class Division:
    """Of one payout: the author's full share, the curation pool, and what is withheld (it never
    leaves the fund).
    """

    author: int
    curation: int
    withheld: int


def divide(payout: int, *, curation: bool, rules: PayoutRules) -> Division:
    """Author and curators; where a work turned curation off, that half is paid to nobody."""
    pool = payout * rules.curation_bp // BASIS
    if curation:
        return Division(author=payout - pool, curation=pool, withheld=0)
    return Division(author=payout - pool, curation=0, withheld=pool)


@dataclass(frozen=True, slots=True)
class Entitlements:
    """What the author side of one work is due: whole milli-INK and nano-INK below it,
    beneficiaries in list order.
    """

    author: tuple[int, int]
    beneficiaries: list[tuple[int, int]]
    unclaimed: int


def entitle(
    division: Division,
    *,
    earned: tuple[int, int],
    weight: int,
    total_weight: int,
    beneficiaries: tuple[Beneficiary, ...],
    rules: PayoutRules,
) -> Entitlements:
    """The shares of author and beneficiaries, once the curators' are known.

    `earned` is the sum of the curators' shares (milli, nano) and `weight` of their weights;
    `total_weight` is what the era divides by. A beneficiary gets its part of the author's full
    share, rounded down; the author takes the rest. When remainders are carried nothing is lost:
    the nano-INK that the curators' divisions leave go to the author.
    """
    left = division.curation * NANO - earned[0] * NANO - earned[1]
    if rules.remainder is Remainder.CARRY:
        idle = (
            division.curation * (total_weight - weight) // total_weight
            if total_weight
            else division.curation
        )
        unclaimed, full, unit = idle, division.author * NANO, 1
        extra = left - idle * NANO
    elif rules.unclaimed is Unclaimed.AUTHOR:
        unclaimed, full, unit = 0, division.author * NANO + left, NANO
        extra = 0
    else:
        unclaimed, full, unit = left // NANO, division.author * NANO, NANO
        extra = 0
    parts = [full * each.weight_bp // (BASIS * unit) * unit for each in beneficiaries]
    return Entitlements(
        author=divmod(full + extra - sum(parts), NANO),
        beneficiaries=[divmod(part, NANO) for part in parts],
        unclaimed=unclaimed + division.withheld,
    )


def convert(amount: int, *, into: int, of: int) -> int:
    """`amount` of one token in another, at a price of so much `into` for so much `of`; rounded
    down (economics.md 1).
    """
    return amount * into // of
