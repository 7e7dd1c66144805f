"""Rolling up: the system's wallets get their totals written down up to a horizon."""

from typing import Final

from django.db import connection

from ledger.services.roles import as_sealer

_ROLLING = 7_302
# All parts of the statement see one snapshot: transactions before its oldest running one are
# finished, so none of them can add anything below the new horizon later.
_ROLL_UP: Final = """
    WITH bound AS (
        SELECT xid AS lower, pg_snapshot_xmin(pg_current_snapshot()) AS upper
        FROM ledger_horizon WHERE name = 'rollup'
    ), recent AS (
        SELECT debit_id, credit_id, asset, amount
        FROM bound JOIN ledger_entry AS entry ON entry.xid >= lower AND entry.xid < upper
        JOIN ledger_transfer AS moved USING (batch_id)
        WHERE entry.part = 1
    ), rolled AS (
        INSERT INTO ledger_rollup (wallet_id, asset, credited, debited)
        SELECT wallet, asset, sum(credited), sum(debited)
        FROM (
            SELECT credit_id, asset, amount, 0 FROM recent WHERE credit_id < 1001
            UNION ALL SELECT debit_id, asset, 0, amount FROM recent WHERE debit_id < 1001
        ) AS moved (wallet, asset, credited, debited)
        GROUP BY wallet, asset
        ON CONFLICT (wallet_id, asset) DO UPDATE SET
            credited = ledger_rollup.credited + excluded.credited,
            debited = ledger_rollup.debited + excluded.debited
    )
    UPDATE ledger_horizon SET xid = greatest(lower, upper) FROM bound WHERE name = 'rollup'
"""


def roll_up() -> None:
    """Write down the totals of the system's wallets; balances read less afterwards."""
    with as_sealer(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ROLLING])
        cursor.execute(_ROLL_UP)
