"""What came into a wallet and went out of it, added up by month and reason."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from ledger.assets import Asset
from ledger.codes import Code
from ledger.errors import UnknownWallet
from ledger.wallets import FIRST_OPEN_WALLET


@dataclass(frozen=True, slots=True)
class Sum:
    """One reason in one month (UTC), which goes by its first day; smallest units of `asset`."""

    month: date
    code: Code
    asset: Asset
    credited: int
    debited: int


# Each side by its own index.
_SUMS: Final = """
    SELECT date_trunc('month', batch.recorded_at AT TIME ZONE 'UTC')::date, moved.code, asset,
        sum(credited)::bigint, sum(debited)::bigint
    FROM (
        SELECT batch_id, code, asset, amount AS credited, 0 AS debited FROM ledger_transfer
        WHERE credit_id = %(wallet)s AND credit_id >= 1001
        UNION ALL
        SELECT batch_id, code, asset, 0, amount FROM ledger_transfer
        WHERE debit_id = %(wallet)s AND debit_id >= 1001
    ) AS moved JOIN ledger_batch AS batch ON batch.id = moved.batch_id
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""


def monthly_sums(wallet: int) -> list[Sum]:
    """Everything that ever moved in `wallet`, oldest month first: as many rows as it has months
    and reasons, however many transfers. One query. UnknownWallet for the system's own.
    """
    if wallet < FIRST_OPEN_WALLET:
        raise UnknownWallet("The system's wallets have no statement: look into the blocks.")
    with connection.cursor() as cursor:
        cursor.execute(_SUMS, {"wallet": wallet})
        return [
            Sum(month, Code(code), Asset(asset), credited, debited)
            for month, code, asset, credited, debited in cursor.fetchall()
        ]
