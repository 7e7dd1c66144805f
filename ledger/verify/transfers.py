"""Each transfer and each batch by itself, without trusting that a constraint was there."""

from collections.abc import Iterator

from ledger.verify.rows import rows_of


def check_transfers() -> Iterator[str]:
    """Amounts in bounds, two known wallets, a known asset and a batch."""
    query = """
        SELECT moved.id, moved.batch_id, moved.amount, moved.debit_id, moved.credit_id,
            moved.asset, debit.id IS NULL, credit.id IS NULL, batch.id IS NULL
        FROM ledger_transfer AS moved
        LEFT JOIN ledger_wallet AS debit ON debit.id = moved.debit_id
        LEFT JOIN ledger_wallet AS credit ON credit.id = moved.credit_id
        LEFT JOIN ledger_batch AS batch ON batch.id = moved.batch_id
        WHERE moved.amount NOT BETWEEN 1 AND 9007199254740991 OR moved.debit_id = moved.credit_id
            OR moved.asset NOT IN (1, 2)
            OR debit.id IS NULL OR credit.id IS NULL OR batch.id IS NULL
    """
    for number, batch, amount, debit, credit, asset, *missing in rows_of(query):
        name = f"transfer {number} of batch {batch}"
        if not 1 <= amount <= 2**53 - 1:
            yield f"{name}: amount is {amount}, outside 1..2^53-1"
        if debit == credit:
            yield f"{name}: debit and credit are both {debit}"
        if asset not in (1, 2):
            yield f"{name}: asset {asset} does not exist"
        for what, absent in zip(("debit", "credit", "batch"), missing, strict=True):
            if absent:
                yield f"{name}: its {what} does not exist"


def check_batches() -> Iterator[str]:
    """No batch without transfers, and keys of 32 bytes that are there once."""
    empty = """
        SELECT id, recorded_at FROM ledger_batch AS batch
        WHERE NOT EXISTS (SELECT FROM ledger_transfer AS moved WHERE moved.batch_id = batch.id)
    """
    for number, recorded_at in rows_of(empty):
        yield f"batch {number} of {recorded_at:%Y-%m-%d %H:%M:%S}: it has no transfers"
    keys = """
        SELECT min(id), max(id), count(*) FROM ledger_batch GROUP BY key
        HAVING count(*) > 1 OR octet_length(key) <> 32
    """
    for first, last, count in rows_of(keys):
        yield f"batches {first} and {last}: a key is there {count} times or has not 32 bytes"
