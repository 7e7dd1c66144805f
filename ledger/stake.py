"""The arithmetic of stake: shares of the vesting pool and the pace of leaving it.

VESTS are shares of the INK in the vesting pool. Emission into the pool makes each share worth
more; joining and leaving round against the one who moves, so the price never falls by it.
Source of the rules: Hive's `withdraw_vesting`, see the design's economics, section 6.
"""

from dataclasses import dataclass

from ledger.assets import Asset


@dataclass(frozen=True, slots=True)
class SharePrice:
    """`fund_ink` milli-INK back `shares_vests` micro-VESTS; both are above zero."""

    fund_ink: int
    shares_vests: int

    def __post_init__(self) -> None:
        if self.fund_ink <= 0 or self.shares_vests <= 0:
            raise ValueError("A share price needs INK in the pool and VESTS against it.")

    def vests_for_ink(self, ink: int) -> int:
        """Micro-VESTS for `ink` milli-INK put in; floor."""
        return ink * self.shares_vests // self.fund_ink

    def power_made(self, ink: int) -> int:
        """Milli-INK that the shares made of `ink` milli-INK are worth at once; floor, twice."""
        return self.ink_for_vests(self.vests_for_ink(ink))

    def least_to_make(self, ink: int) -> int:
        """The fewest milli-INK whose shares are worth `ink` milli-INK; ceiling, twice."""
        return self.ink_that_made(self.vests_worth(ink))

    def vests_worth(self, ink: int) -> int:
        """The fewest micro-VESTS that are worth `ink` milli-INK; ceiling.

        Told as INK again they are exactly `ink`, as long as a share is worth less than one.
        """
        return -(-ink * self.shares_vests // self.fund_ink)

    def ink_that_made(self, vests: int) -> int:
        """The fewest milli-INK that make `vests` micro-VESTS; ceiling.

        For shares made at this price it is exactly what was put in, as long as a share is worth
        less than one milli-INK.
        """
        return -(-vests * self.fund_ink // self.shares_vests)

    def ink_for_vests(self, vests: int) -> int:
        """Milli-INK for `vests` micro-VESTS given back; floor."""
        return vests * self.fund_ink // self.shares_vests


GENESIS_PRICE = SharePrice(fund_ink=Asset.INK.units, shares_vests=1_000 * Asset.VESTS.units)
"""1 INK = 1,000 VESTS, while the pool is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StakeRules:
    """How slowly stake leaves; the same under all rule sets but for the durations."""

    power_down_steps: int = 13
    step_seconds: int = 604_800
    delegation_return_seconds: int = 432_000


def power_down_rate(vests: int, *, rules: StakeRules) -> int:
    """Micro-VESTS that leave at each step, so that the last step is the smallest; ceiling."""
    return -(-vests // rules.power_down_steps)
