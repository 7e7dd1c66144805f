"""Whether what is asked for again under a known key is what was posted under it.

PostgreSQL hashes the rows of each batch where they lie, and only the hashes come: a repeated
cycle of a million transfers costs one statement and 32 bytes a batch.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from django.db import connection

type Integers = npt.NDArray[np.integer[Any]]

_STORED: Final = """
    SELECT batch.key, batch.id, batch.code, batch.reference, batch.rules, sha256(string_agg(
        int8send(moved.debit_id) || int8send(moved.credit_id) || int2send(moved.asset)
            || int8send(moved.amount) || int2send(moved.code), ''::bytea ORDER BY moved.id))
    FROM ledger_batch AS batch JOIN ledger_transfer AS moved ON moved.batch_id = batch.id
    WHERE batch.key = ANY(%s) GROUP BY batch.id
"""
_ROW: Final = np.dtype(
    [("debit", ">i8"), ("credit", ">i8"), ("asset", ">i2"), ("amount", ">i8"), ("code", ">i2")]
)


@dataclass(frozen=True, slots=True)
class Content:
    """A batch in comparable form: its code, reference and rules, and the hash of its rows."""

    code: int
    reference: str
    rules: str
    rows: bytes


def stored(keys: Sequence[bytes]) -> dict[bytes, tuple[int, Content]]:
    """Id and content of the batches with these keys (32 bytes each); one query."""
    with connection.cursor() as cursor:
        cursor.execute(_STORED, [list(keys)])
        return {
            bytes(key): (int(number), Content(code, reference, rules, bytes(rows)))
            for key, number, code, reference, rules, rows in cursor.fetchall()
        }


def row_hashes(
    offsets: Integers,
    *,
    debit: Integers,
    credit: Integers,
    asset: Integers,
    amount: Integers,
    code: Integers,
) -> list[bytes]:
    """The hash of each batch's rows, batch `n` being rows `offsets[n]` to `offsets[n + 1]`."""
    rows = np.empty(len(amount), dtype=_ROW)
    rows["debit"], rows["credit"], rows["asset"] = debit, credit, asset
    rows["amount"], rows["code"] = amount, code
    bounds = (offsets * _ROW.itemsize).tolist()
    data = memoryview(rows.tobytes())
    return [
        sha256(data[start:end]).digest() for start, end in zip(bounds, bounds[1:], strict=False)
    ]
