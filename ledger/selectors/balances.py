"""What wallets hold."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from ledger.assets import Asset
from ledger.errors import UnknownWallet
from ledger.models import Balance
from ledger.prepared import prepared_cursor
from ledger.wallets import FIRST_OPEN_WALLET


class Totals(NamedTuple):
    """All that a system wallet ever took in and gave out, in smallest units."""

    credited: int = 0
    debited: int = 0

    @property
    def balance(self) -> int:
        """What is in it; below zero only for the issuing wallet."""
        return self.credited - self.debited


# The roll-up holds all transactions before its horizon, so one snapshot sees each transfer once.
SYSTEM_TOTALS: Final = """
    WITH recent AS (
        SELECT debit_id, credit_id, asset, amount
        FROM ledger_entry AS entry JOIN ledger_transfer AS moved USING (batch_id)
        WHERE entry.part = 1
            AND entry.xid >= (SELECT xid FROM ledger_horizon WHERE name = 'rollup')
    )
    SELECT wallet, asset, sum(credited)::bigint, sum(debited)::bigint
    FROM (
        SELECT wallet_id, asset, credited, debited FROM ledger_rollup
        UNION ALL SELECT credit_id, asset, amount, 0 FROM recent WHERE credit_id < 1001
        UNION ALL SELECT debit_id, asset, 0, amount FROM recent WHERE debit_id < 1001
    ) AS moved (wallet, asset, credited, debited)
    GROUP BY wallet, asset
"""


def system_totals() -> dict[tuple[int, Asset], Totals]:
    """The totals of the system's wallets at this moment; absent where nothing ever moved."""
    with prepared_cursor() as cursor:
        cursor.execute(SYSTEM_TOTALS)
        return {
            (wallet, Asset(asset)): Totals(credited, debited)
            for wallet, asset, credited, debited in cursor.fetchall()
        }


def balance(wallet: int, asset: Asset) -> int:
    """What `wallet` holds of `asset`, in smallest units; UnknownWallet when there is none."""
    if wallet < FIRST_OPEN_WALLET:
        return system_totals().get((wallet, asset), Totals()).balance
    held = Balance.objects.filter(wallet_id=wallet, asset=asset).values_list("amount", flat=True)
    amount = held.first()
    if amount is None:
        raise UnknownWallet("There is no wallet %(number)s.", number=wallet)
    return amount


def balances(wallets: Iterable[int]) -> dict[int, dict[Asset, int]]:
    """Both assets of guarded wallets, by wallet; unknown wallets are absent. One query."""
    held: dict[int, dict[Asset, int]] = {}
    rows = Balance.objects.filter(wallet_id__in=list(wallets))
    for wallet, asset, amount in rows.values_list("wallet_id", "asset", "amount"):
        held.setdefault(wallet, {})[Asset(asset)] = amount
    return held
