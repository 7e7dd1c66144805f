"""Batches against the bytes that were recorded for them, read by the pure Python layout."""

from collections.abc import Iterator
from dataclasses import fields
from itertools import groupby
from typing import Any

from ledger.canonical import ROWS_PER_PART, BatchLeaf, MalformedLeaf, TransferRow, decode
from ledger.verify.rows import rows_of

_RECORDED = """
    SELECT batch.id, batch.key, batch.recorded_at, batch.code, batch.rules, batch.reference,
        moved.id, moved.asset, moved.debit_id, moved.credit_id, moved.amount, moved.code
    FROM ledger_batch AS batch JOIN ledger_transfer AS moved ON moved.batch_id = batch.id
    ORDER BY batch.id, moved.id
"""
_ENTRIES = """
    SELECT batch_id, part, data FROM ledger_entry WHERE batch_id IS NOT NULL
    ORDER BY batch_id, part
"""


def check_entries() -> Iterator[str]:
    """Every batch encodes to exactly its entries, and no entry is without its batch."""
    entries = groupby(rows_of(_ENTRIES), key=lambda row: int(row[0]))
    batch, stored = next(entries, (None, iter(())))
    for number, rows in groupby(rows_of(_RECORDED), key=lambda row: int(row[0])):
        leaves = list(_leaves(list(rows)))
        while batch is not None and batch < number:
            yield f"entry of batch {batch}: the batch or its transfers do not exist"
            batch, stored = next(entries, (None, iter(())))
        if batch != number:
            yield f"batch {number} of {leaves[0].recorded_at:%Y-%m-%d %H:%M:%S}: no entry exists"
            continue
        yield from _compare(leaves, [bytes(data) for _, _, data in stored])
        batch, stored = next(entries, (None, iter(())))
    while batch is not None:
        yield f"entry of batch {batch}: the batch or its transfers do not exist"
        batch, stored = next(entries, (None, iter(())))


def _leaves(rows: list[tuple[Any, ...]]) -> Iterator[BatchLeaf]:
    number, key, recorded_at, code, rules, reference = rows[0][:6]
    parts = -(-len(rows) // ROWS_PER_PART)
    for part in range(1, parts + 1):
        chunk = rows[(part - 1) * ROWS_PER_PART : part * ROWS_PER_PART]
        yield BatchLeaf(
            part=part,
            parts=parts,
            key=bytes(key),
            batch=number,
            recorded_at=recorded_at,
            code=code,
            rules=rules,
            reference=reference,
            rows=tuple(TransferRow(*row[6:]) for row in chunk),
        )


def _compare(leaves: list[BatchLeaf], stored: list[bytes]) -> Iterator[str]:
    name = f"batch {leaves[0].batch} of {leaves[0].recorded_at:%Y-%m-%d %H:%M:%S}"
    if len(leaves) != len(stored):
        yield f"{name}: {len(stored)} entries are stored, its transfers make {len(leaves)}"
    for leaf, data in zip(leaves, stored, strict=False):
        if leaf.encode() == data:
            continue
        try:
            recorded = decode(data)
        except MalformedLeaf as error:
            yield f"{name}, part {leaf.part}: the stored bytes are damaged: {error}"
            continue
        yield from _differences(f"{name}, part {leaf.part}", leaf, recorded)


def _differences(name: str, now: BatchLeaf, then: object) -> Iterator[str]:
    """Which column of which row is not what was recorded."""
    if not isinstance(then, BatchLeaf):
        yield f"{name}: the stored bytes are those of a seal"
        return
    for field in fields(BatchLeaf):
        is_now, was = getattr(now, field.name), getattr(then, field.name)
        if field.name != "rows" and is_now != was:
            yield f"{name}: {field.name} is {is_now!r}, recorded was {was!r}"
    if len(now.rows) != len(then.rows):
        yield f"{name}: {len(now.rows)} transfers exist, recorded were {len(then.rows)}"
    for row, recorded in zip(now.rows, then.rows, strict=False):
        for column, is_now, was in zip(TransferRow._fields, row, recorded, strict=True):
            if is_now != was:
                yield f"{name}, transfer {row.id}: {column} is {is_now}, recorded was {was}"
