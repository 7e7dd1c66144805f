"""Everything that differs between eras in how votes count, as one frozen value.

The names and numbers follow economics.md 3 and 4. All times are whole seconds, all shares basis
points, all strengths micro-VESTS. The rule sets themselves are data of `rewards`.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

BASIS: Final = 10_000
CONTENT_CONSTANT: Final = 2_000_000_000_000
"""S of the root and bounded curves, in rshares."""


class Power(StrEnum):
    """What a vote is paid with."""

    MANA = "mana"
    """Micro-VESTS of strength, as much as the effective stake (HF20 and later)."""
    PERCENT = "percent"
    """Voting power in basis points, whatever the stake (before HF20)."""


class Rounding(StrEnum):
    """How the price of a vote is rounded."""

    CEILING = "ceiling"
    PLUS_ONE = "plus_one"
    """Rounded down and one added, whole quotients too (before HF14)."""


class Dust(StrEnum):
    """What happens to votes at or below the dust threshold."""

    NONE = "none"
    SUBTRACT = "subtract"
    """The threshold is taken off every vote (HF20 and later)."""
    REFUSE = "refuse"
    """Smaller votes are refused (HF13 to HF19)."""


class Edit(StrEnum):
    """What a changed vote does."""

    REPLACE = "replace"
    """A full new vote in the old one's place (HF26 and later)."""
    KEEP_FIRST = "keep_first"
    """The work's positive rshares keep the first vote for ever; the vote earns nothing."""


class Curve(StrEnum):
    """The total curation weight of R positive rshares; a vote weighs what it adds."""

    CUBIC = "cubic"
    RECIPROCAL = "reciprocal"
    BOUNDED = "bounded"
    ROOT = "root"
    CONVERGENT_ROOT = "convergent_root"
    LINEAR = "linear"


@dataclass(frozen=True, slots=True)
class Window:
    """Votes on a work younger than `until_seconds` have their weight divided by `divisor`."""

    until_seconds: int
    divisor: int


@dataclass(frozen=True, slots=True)
class DisputeRules:
    """How rewards are disputed (downvoted).

    `pool_bp` of the stake is the budget of disputes alone; what it cannot pay comes from the
    voting mana unless the budget is the `own_budget_only`. No `reasons` means that none is asked.
    """

    pool_bp: int = 0
    own_budget_only: bool = False
    reasons: tuple[str, ...] = ()
    closes_before_cashout_seconds: int = 0
    removes_at_most_bp: int | None = None
    """Of the work's positive rshares, by one disputer; None for no limit."""


@dataclass(frozen=True, slots=True)
class VoteRules:
    """The vote and curation part of a rule set. The values given here are those of hive-hf28."""

    power: Power = Power.MANA
    regeneration_seconds: int = 432_000
    reserve_votes: int = 10
    reserve_seconds: int = 86_400
    """So many full votes regenerate in so many seconds: a full vote is 1/50 of the whole."""
    rounding: Rounding = Rounding.CEILING
    stable: bool = True
    """Votes are measured by the whole stake, not by what is left of the mana."""
    dust: Dust = Dust.SUBTRACT
    dust_threshold: int = 50_000_000
    fade_seconds: int = 43_200
    """Before cashout a vote's strength falls linearly to nothing."""
    upvotes_close_before_cashout_seconds: int = 0
    edit: Edit = Edit.REPLACE
    changes_at_most: int | None = None
    pause_seconds: int = 0
    """Between two votes of one voter."""
    curve: Curve = Curve.LINEAR
    content_constant: int = CONTENT_CONSTANT
    auction_seconds: int = 0
    """The reverse auction: younger works cut a vote's weight in proportion to their age."""
    auction_from: int = 0
    """Unix time; votes cast before it are not cut."""
    windows: tuple[Window, ...] = (Window(86_400, 1), Window(259_200, 2))
    late_divisor: int = 8
    """Of votes after the last window; without windows nothing is divided."""
    total_is_discounted: bool = True
    """The total takes the cut weights, so a cut is shared by all curators instead of lost."""
    self_vote_counts: bool = True
    declined_is_free: bool = False
    dispute: DisputeRules = field(default_factory=lambda: DisputeRules(pool_bp=2_500))

    def __post_init__(self) -> None:
        if self.regeneration_seconds < 1 or self.reserve_seconds < 1 or self.reserve_votes < 1:
            raise ValueError("Regeneration and reserve of a rule set are at least 1.")
        ends = [window.until_seconds for window in self.windows]
        if ends != sorted(set(ends)):
            raise ValueError("The curation windows of a rule set do not follow one another.")

    @property
    def cost_divisor(self) -> int:
        """What weight times seconds is divided by for the price of a vote."""
        return self.reserve_votes * self.regeneration_seconds
