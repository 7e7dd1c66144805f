"""The beginning: who holds what before anybody has earned anything."""

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.assets import Asset
from ledger.codes import Code
from ledger.services.posting import Draft, Leg, post
from ledger.stake import GENESIS_PRICE
from ledger.wallets import SystemWallet


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """`liquid` milli-INK to spend and `staked` milli-INK's worth of VESTS for one wallet."""

    wallet: int
    liquid: int = 0
    staked: int = 0


def genesis(allocations: Sequence[Allocation], *, rules: str = "") -> int:
    """Issue the first tokens as one batch and return its id; it happens once in a ledger's life.

    Again with the same allocations it returns the same id; with others it is a KeyConflict.
    """
    issue = SystemWallet.ISSUE
    legs: list[Leg] = []
    for given in allocations:
        if given.liquid:
            legs.append(Leg(issue, given.wallet, Asset.INK, given.liquid, Code.GENESIS))
        if given.staked:
            vests = GENESIS_PRICE.vests_for_ink(given.staked)
            legs.append(Leg(issue, SystemWallet.VESTING, Asset.INK, given.staked, Code.GENESIS))
            legs.append(Leg(issue, given.wallet, Asset.VESTS, vests, Code.GENESIS))
    draft = Draft(key="genesis", code=Code.GENESIS, reference="genesis", rules=rules, legs=legs)
    return post([draft])[0]
