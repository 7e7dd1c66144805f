"""What the payout remembers: the fund, authors' terms, windows, cycles, payouts, holds,
remainders, estimates on the way, and how it came out when it was computed again."""

from rewards.models.adoption import Adoption
from rewards.models.carry import Carry
from rewards.models.cycle import Cycle, Shard
from rewards.models.estimate import Estimate, PoolReading
from rewards.models.fund import Fund
from rewards.models.hold import Hold
from rewards.models.payout import Payout
from rewards.models.recomputation import Recomputation
from rewards.models.terms import Beneficiary, Terms
from rewards.models.window import Window

__all__ = [
    "Adoption",
    "Beneficiary",
    "Carry",
    "Cycle",
    "Estimate",
    "Fund",
    "Hold",
    "Payout",
    "PoolReading",
    "Recomputation",
    "Shard",
    "Terms",
    "Window",
]
