"""The bulk path: a large cycle is loaded into a bare table, guarded afterwards, attached whole.

Checking each row as it comes costs ten times as much as checking the whole table once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import psycopg
from django.db import IntegrityError, connection, transaction

from ledger.errors import InvalidAmount, KeyConflict, LedgerError
from ledger.services.refusals import refusals
from ledger.services.sameness import Content, row_hashes, stored

type Integers = npt.NDArray[np.integer[Any]]

_CHUNK_ROWS: Final = 65_536
# PostgreSQL's binary COPY: the number of fields, then each field's length and big-endian value.
_FIELDS: Final = (
    ("batch", 8),
    ("debit", 8),
    ("credit", 8),
    ("asset", 2),
    ("amount", 8),
    ("code", 2),
)
_ROW: Final = np.dtype(
    [("fields", ">i2")]
    + [part for name, size in _FIELDS for part in ((f"{name}_size", ">i4"), (name, f">i{size}"))]
)
_START: Final = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
_END: Final = b"\xff\xff"


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeRows:
    """Batches as columns: batch `n` has the rows `offsets[n]` up to `offsets[n + 1]`."""

    keys: Sequence[str]
    codes: Sequence[int]
    references: Sequence[str]
    rules: str
    offsets: Integers
    debit: Integers
    credit: Integers
    asset: Integers
    amount: Integers
    code: Integers


def post_volume(rows: VolumeRows) -> list[int]:
    """Post many batches as one new volume, all or none; return their ids in order.

    When all keys are there already with the same content the old ids are returned and nothing
    moves; KeyConflict for other content, or when only some are there. Waits for another volume
    being attached; other transfers wait while this one is checked. InsufficientFunds,
    UnknownWallet, SameWallet, InvalidAmount.
    """
    _require_whole(rows)
    digests = [sha256(key.encode()).digest() for key in rows.keys]
    if len(set(digests)) < len(digests):
        raise KeyConflict("Two batches of one call have the same key: give each its own.")
    try:
        with refusals(), transaction.atomic():
            return _attach(rows, digests)
    except IntegrityError as error:
        if not _is_known_key(error):
            raise
    return _posted_before(rows, digests)


def _attach(rows: VolumeRows, digests: list[bytes]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_open_volume()")
        (volume,) = cursor.fetchone()
        cursor.execute(
            "SELECT ledger_add_batches(%s, %s, %s::smallint[], %s, %s)",
            [volume, digests, list(rows.codes), list(rows.references), rows.rules],
        )
        (batches,) = cursor.fetchone()
        columns = "batch_id, debit_id, credit_id, asset, amount, code"
        with cursor.copy(
            f"COPY ledger_transfer_{int(volume)} ({columns}) FROM STDIN (FORMAT binary)"
        ) as copy:
            for data in _binary(rows, np.array(batches, dtype=np.int64)):
                copy.write(data)
        cursor.execute("SELECT ledger_attach_volume(%s)", [volume])
    return [int(batch) for batch in batches]


def _is_known_key(error: IntegrityError) -> bool:
    cause = error.__cause__
    return (
        isinstance(cause, psycopg.Error) and cause.diag.constraint_name == "ledger_batch_key_once"
    )


def _posted_before(rows: VolumeRows, digests: list[bytes]) -> list[int]:
    """The ids of batches that are all there already, and say the same; else KeyConflict."""
    found = stored(digests)
    if len(found) < len(digests):
        raise KeyConflict("Some of these batches were posted before: post the others alone.")
    hashes = row_hashes(
        rows.offsets,
        debit=rows.debit,
        credit=rows.credit,
        asset=rows.asset,
        amount=rows.amount,
        code=rows.code,
    )
    asked = zip(rows.keys, digests, rows.codes, rows.references, hashes, strict=True)
    for key, digest, code, reference, moved in asked:
        if found[digest][1] != Content(code, reference, rows.rules, moved):
            raise KeyConflict("The key %(key)s was used before for another batch.", key=key)
    return [found[digest][0] for digest in digests]


def _require_whole(rows: VolumeRows) -> None:
    columns = (rows.debit, rows.credit, rows.asset, rows.amount, rows.code, rows.offsets)
    if any(column.dtype.kind not in "iu" for column in columns):
        raise InvalidAmount("The columns of a volume are whole numbers.")
    counts = np.diff(rows.offsets)
    if len(counts) != len(rows.keys) or int(rows.offsets[-1]) != len(rows.amount):
        raise LedgerError("The offsets of a volume do not fit its batches and rows.")
    if len(counts) == 0 or int(counts.min()) < 1:
        raise LedgerError("Every batch of a volume has at least one transfer.")


def _binary(rows: VolumeRows, batches: npt.NDArray[np.int64]) -> Iterator[bytes]:
    """The rows in PostgreSQL's binary form, some thousand at a time."""
    batch = np.repeat(batches, np.diff(rows.offsets))
    chunk = np.empty(_CHUNK_ROWS, dtype=_ROW)
    chunk["fields"] = len(_FIELDS)
    for name, size in _FIELDS:
        chunk[f"{name}_size"] = size
    columns = {
        "batch": batch,
        "debit": rows.debit,
        "credit": rows.credit,
        "asset": rows.asset,
        "amount": rows.amount,
        "code": rows.code,
    }
    yield _START
    for first in range(0, len(batch), _CHUNK_ROWS):
        count = min(_CHUNK_ROWS, len(batch) - first)
        for name, column in columns.items():
            chunk[name][:count] = column[first : first + count]
        yield chunk[:count].tobytes()
    yield _END
