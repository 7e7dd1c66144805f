"""What stake counts, and what a share of the pool is worth. Micro-VESTS and milli-INK."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db import connection

from ledger.assets import Asset
from ledger.errors import LedgerError
from ledger.models import Delegation, DelegationReturn, PowerDown, Stake
from ledger.selectors.balances import Totals, balance, system_totals
from ledger.stake import GENESIS_PRICE, SharePrice
from ledger.wallets import FIRST_OPEN_WALLET, SystemWallet

_EFFECTIVE: Final = """
    SELECT held.wallet_id, held.amount + coalesce(
        stake.received - stake.delegated - stake.returning - stake.step, 0)
    FROM ledger_balance AS held LEFT JOIN ledger_stake AS stake USING (wallet_id)
    WHERE held.wallet_id = ANY(%s) AND held.asset = 2
"""


def effective_stake(wallet: int) -> int:
    """What the wallet's votes count with: own VESTS, less what is lent, on its way back or
    leaving at the next step, plus what it has been lent. Unknown wallets have none.
    """
    return effective_stakes([wallet]).get(wallet, 0)


def effective_stakes(wallets: Iterable[int]) -> dict[int, int]:
    """`effective_stake` of many wallets in one query; unknown wallets are absent."""
    asked = list(wallets)
    with connection.cursor() as cursor:
        cursor.execute(_EFFECTIVE, [[int(wallet) for wallet in asked]])
        found = {int(wallet): int(stake) for wallet, stake in cursor.fetchall()}
    for wallet in asked:
        if wallet < FIRST_OPEN_WALLET:
            found[wallet] = _system_stake(wallet)
    return found


@dataclass(frozen=True, slots=True)
class StakeParts:
    """What makes a wallet's effective stake, in micro-VESTS: own and received less the rest."""

    own: int
    received: int
    delegated: int
    returning: int
    step: int

    @property
    def effective(self) -> int:
        """What the wallet's votes count with."""
        return self.own + self.received - self.delegated - self.returning - self.step


def stake_parts(wallet: int) -> StakeParts:
    """The parts of `effective_stake`, each by itself. Two queries."""
    stake = Stake.objects.filter(pk=wallet).first() or Stake(
        delegated=0, received=0, returning=0, step=0
    )
    return StakeParts(
        own=balance(wallet, Asset.VESTS),
        received=stake.received,
        delegated=stake.delegated,
        returning=stake.returning,
        step=stake.step,
    )


def free_stake(wallet: int) -> int:
    """Micro-VESTS of its own that a wallet may lend or power down: neither lent nor on their way
    back. Two queries.
    """
    lent = Stake.objects.filter(pk=wallet).values_list("delegated", "returning").first() or (0, 0)
    return max(0, balance(wallet, Asset.VESTS) - sum(lent))


def leaving_stake(wallet: int) -> int:
    """Micro-VESTS that a power-down has still to take; 0 where none runs. One query."""
    order = PowerDown.objects.filter(wallet_id=wallet).values_list("total", "withdrawn").first()
    return 0 if order is None else order[0] - order[1]


def loans_of(wallet: int, *, after: int, limit: int) -> list[tuple[int, int]]:
    """Whom a wallet lends and how many micro-VESTS, by number, beyond the number `after`. One
    query, answered from the key.
    """
    loans = Delegation.objects.filter(delegator_id=wallet, delegatee_id__gt=after)
    return list(loans.order_by("delegatee_id").values_list("delegatee_id", "amount")[:limit])


def lent_by(wallet: int, *, limit: int) -> list[Delegation]:
    """What a wallet lends, the most first. One query."""
    return list(Delegation.objects.filter(delegator_id=wallet).order_by("-amount")[:limit])


def lent_to(wallet: int, *, limit: int) -> list[Delegation]:
    """What a wallet is lent, the most first. One query."""
    return list(Delegation.objects.filter(delegatee_id=wallet).order_by("-amount")[:limit])


def stake_coming_back(wallet: int, *, limit: int) -> list[DelegationReturn]:
    """What was lent and is on its way back, the next first. One query."""
    coming = DelegationReturn.objects.filter(delegator_id=wallet, returned_at=None)
    return list(coming.order_by("due_at")[:limit])


def power_down_of(wallet: int) -> PowerDown | None:
    """The power-down that runs; None where none does. One query."""
    return PowerDown.objects.filter(wallet_id=wallet).first()


def share_price() -> SharePrice:
    """INK in the vesting pool against all VESTS; 1 INK = 1,000 VESTS while there are none.

    What emission leaves in a pool without shares is whoever's who joins first, as on Hive; the
    treasury's stake at genesis is there before. LedgerError when there are shares of an empty
    pool: rounding down keeps that from ever happening, and at the first price a newcomer's INK
    would be shared with all of them.
    """
    return share_price_by(system_totals())


def share_price_by(totals: Mapping[tuple[int, Asset], Totals]) -> SharePrice:
    """`share_price` from totals that were read already. No query."""
    fund_ink = totals.get((SystemWallet.VESTING, Asset.INK), Totals()).balance
    issued = totals.get((SystemWallet.ISSUE, Asset.VESTS), Totals()).balance
    burnt = totals.get((SystemWallet.BURN, Asset.VESTS), Totals()).balance
    shares_vests = -issued - burnt
    if shares_vests == 0:
        return GENESIS_PRICE
    if fund_ink <= 0 or shares_vests < 0:
        raise LedgerError("There are shares of the vesting pool, but nothing is in it.")
    return SharePrice(fund_ink=fund_ink, shares_vests=shares_vests)


def _system_stake(wallet: int) -> int:
    return stake_parts(wallet).effective
