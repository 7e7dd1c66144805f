"""Everything that is kept so that it need not be added up, added up."""

from collections.abc import Iterator

from ledger.assets import Asset
from ledger.verify.rows import rows_of
from ledger.wallets import SystemWallet

_MOVED = """
    SELECT wallet, asset, sum(credited) AS credited, sum(debited) AS debited
    FROM (
        SELECT credit_id, asset, amount, 0 FROM ledger_transfer
        UNION ALL SELECT debit_id, asset, 0, amount FROM ledger_transfer
    ) AS side (wallet, asset, credited, debited)
    GROUP BY wallet, asset
"""


def check_balances() -> Iterator[str]:
    """Each guarded wallet holds what its transfers say, and never less than nothing."""
    query = f"""
        SELECT coalesce(held.wallet_id, moved.wallet), coalesce(held.asset, moved.asset),
            held.amount, coalesce(moved.credited - moved.debited, 0)
        FROM ledger_balance AS held
        FULL JOIN (SELECT * FROM ({_MOVED}) AS every WHERE wallet >= 1001) AS moved
            ON moved.wallet = held.wallet_id AND moved.asset = held.asset
        WHERE held.amount IS DISTINCT FROM coalesce(moved.credited - moved.debited, 0)
            OR held.amount < 0
    """
    for wallet, asset, held, moved in rows_of(query):
        yield f"wallet {wallet}, {Asset(asset).name}: holds {held}, its transfers say {moved}"
    missing = """
        SELECT wallet.id FROM ledger_wallet AS wallet
        WHERE id >= 1001 AND 2 <> (SELECT count(*) FROM ledger_balance WHERE wallet_id = wallet.id)
    """
    for (wallet,) in rows_of(missing):
        yield f"wallet {wallet}: it has not one balance of each asset"


def check_rollups() -> Iterator[str]:
    """Roll-ups and what came after them make the totals of all transfers."""
    query = f"""
        WITH horizon AS (SELECT xid FROM ledger_horizon WHERE name = 'rollup'), recent AS (
            SELECT debit_id, credit_id, asset, amount
            FROM ledger_entry AS entry JOIN ledger_transfer AS moved USING (batch_id)
            WHERE entry.part = 1 AND entry.xid >= (SELECT xid FROM horizon)
        ), kept AS (
            SELECT wallet, asset, sum(credited) AS credited, sum(debited) AS debited
            FROM (
                SELECT wallet_id, asset, credited, debited FROM ledger_rollup
                UNION ALL SELECT credit_id, asset, amount, 0 FROM recent WHERE credit_id < 1001
                UNION ALL SELECT debit_id, asset, 0, amount FROM recent WHERE debit_id < 1001
            ) AS side (wallet, asset, credited, debited)
            GROUP BY wallet, asset
        )
        SELECT coalesce(kept.wallet, moved.wallet), coalesce(kept.asset, moved.asset),
            kept.credited, kept.debited, moved.credited, moved.debited
        FROM kept FULL JOIN (SELECT * FROM ({_MOVED}) AS every WHERE wallet < 1001) AS moved
            ON moved.wallet = kept.wallet AND moved.asset = kept.asset
        WHERE (kept.credited, kept.debited) IS DISTINCT FROM (moved.credited, moved.debited)
    """
    for wallet, asset, *totals in rows_of(query):
        yield (
            f"system wallet {wallet}, {Asset(asset).name}: the roll-up says {totals[0]} in and"
            f" {totals[1]} out, the transfers {totals[2]} and {totals[3]}"
        )


def check_system_wallets() -> Iterator[str]:
    """Only the issuing wallet is ever below nothing."""
    query = f"""
        SELECT wallet, asset, credited - debited FROM ({_MOVED}) AS moved
        WHERE wallet < 1001 AND credited < debited
    """
    for wallet, asset, balance in rows_of(query):
        if wallet != SystemWallet.ISSUE:
            yield f"system wallet {wallet}, {Asset(asset).name}: it is overdrawn, {balance}"


def check_stakes() -> Iterator[str]:
    """What is lent, borrowed, on its way back and leaving, from the orders themselves."""
    query = """
        SELECT stake.wallet_id, what, kept, ordered
        FROM ledger_stake AS stake CROSS JOIN LATERAL (VALUES
            ('delegated', stake.delegated, (
                SELECT sum(amount) FROM ledger_delegation WHERE delegator_id = stake.wallet_id)),
            ('received', stake.received, (
                SELECT sum(amount) FROM ledger_delegation WHERE delegatee_id = stake.wallet_id)),
            ('returning', stake.returning, (
                SELECT sum(amount) FROM ledger_delegationreturn
                WHERE delegator_id = stake.wallet_id AND returned_at IS NULL)),
            ('step', stake.step, (
                SELECT least(rate, total - withdrawn) FROM ledger_powerdown
                WHERE wallet_id = stake.wallet_id))
        ) AS sums (what, kept, ordered)
        WHERE kept <> coalesce(ordered, 0)
    """
    for wallet, what, kept, ordered in rows_of(query):
        yield f"stake of wallet {wallet}: {what} is {kept}, the orders say {ordered or 0}"
