"""A wallet's statement: what came and what went, newest first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final, Literal

from django.db import connection
from django.db.models import Q

from ledger.assets import Asset
from ledger.codes import Code
from ledger.errors import UnknownWallet
from ledger.models import Batch, Transfer
from ledger.wallets import FIRST_OPEN_WALLET


@dataclass(frozen=True, slots=True)
class Line:
    """One transfer as its wallet sees it: `amount` (smallest units) is below zero when it left."""

    transfer: int
    batch: int
    other: int
    asset: Asset
    amount: int
    code: Code
    reference: str
    recorded_at: datetime
    state: Literal["recorded", "sealed"]
    leaf: int | None


# Each side by its own index, then the newest of both.
_STATEMENT: Final = """
    SELECT moved.id, moved.batch_id, other, moved.asset, delta, moved.code, batch.reference,
        batch.recorded_at, leaf.index
    FROM (
        (SELECT id, batch_id, volume, debit_id AS other, asset, amount AS delta, code
        FROM ledger_transfer WHERE credit_id = %(wallet)s AND credit_id >= 1001
            AND id < %(before)s {only} {incoming} ORDER BY id DESC LIMIT %(limit)s)
        UNION ALL
        (SELECT id, batch_id, volume, credit_id, asset, -amount, code
        FROM ledger_transfer WHERE debit_id = %(wallet)s AND debit_id >= 1001
            AND id < %(before)s {only} {outgoing} ORDER BY id DESC LIMIT %(limit)s)
    ) AS moved
    JOIN ledger_batch AS batch ON batch.id = moved.batch_id
    JOIN ledger_entry AS entry ON entry.batch_id = moved.batch_id AND entry.part = 1
    LEFT JOIN ledger_leaf AS leaf ON leaf.entry_id = entry.id
    ORDER BY moved.id DESC LIMIT %(limit)s
"""

_NEVER: Final = "AND false"
_WITHIN: Final = """
    AND EXISTS (SELECT FROM ledger_batch AS made WHERE made.id = batch_id
        AND made.recorded_at >= coalesce(%(since)s::timestamptz, '-infinity')
        AND made.recorded_at < coalesce(%(until)s::timestamptz, 'infinity'))
"""


def statement(
    wallet: int,
    *,
    before: int | None = None,
    limit: int = 50,
    codes: Collection[Code] = (),
    direction: Literal["", "in", "out"] = "",
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Line]:
    """Up to `limit` lines older than transfer `before`, newest first; bounded at any depth.

    Narrowed to some `codes`, one `direction`, or the time from `since` to before `until`.

    UnknownWallet for the system's own wallets: their movements are in the blocks.
    """
    if wallet < FIRST_OPEN_WALLET:
        raise UnknownWallet("The system's wallets have no statement: look into the blocks.")
    values: dict[str, int | list[int] | datetime | None] = {
        "wallet": wallet,
        "before": before or 2**63 - 1,
        "limit": limit,
        "codes": [int(code) for code in codes],
        "since": since,
        "until": until,
    }
    only = "AND code = ANY(%(codes)s)" if codes else ""
    if since is not None or until is not None:
        only += _WITHIN
    sides = {"incoming": _NEVER if direction == "out" else ""}
    sides["outgoing"] = _NEVER if direction == "in" else ""
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT.format(only=only, **sides), values)
        return [_line(*row) for row in cursor.fetchall()]


_OF_BATCH: Final = """
    SELECT moved.id, moved.batch_id,
        CASE WHEN credit_id = %(wallet)s THEN debit_id ELSE credit_id END,
        moved.asset, CASE WHEN credit_id = %(wallet)s THEN amount ELSE -amount END, moved.code,
        batch.reference, batch.recorded_at, leaf.index
    FROM ledger_transfer AS moved
    JOIN ledger_batch AS batch ON batch.id = moved.batch_id
    JOIN ledger_entry AS entry ON entry.batch_id = moved.batch_id AND entry.part = 1
    LEFT JOIN ledger_leaf AS leaf ON leaf.entry_id = entry.id
    WHERE moved.batch_id = %(batch)s AND %(wallet)s IN (debit_id, credit_id)
    ORDER BY moved.id LIMIT 50
"""


def lines_of_batch(batch: int, *, wallet: int) -> list[Line]:
    """What a batch moved in or out of a wallet, at most 50 lines; none where it did nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_BATCH, {"batch": batch, "wallet": wallet})
        return [_line(*row) for row in cursor.fetchall()]


def turned_ink(batches: Collection[int], *, wallet: int) -> dict[int, int]:
    """Milli-INK that went into power or came out of it, by batch; others are absent. One query,
    none without batches.
    """
    if not batches:
        return {}
    up, down = Q(code=Code.POWER_UP, debit=wallet), Q(code=Code.POWER_DOWN, credit=wallet)
    found = Transfer.objects.filter(up | down, batch__in=batches, asset=Asset.INK)
    return dict(found.values_list("batch_id", "amount"))


def has_paid(wallet: int, *, receiver: int) -> bool:
    """Whether `wallet` ever sent or tipped `receiver` anything. One query."""
    sent = Transfer.objects.filter(debit_id=wallet, credit_id=receiver)
    return sent.filter(code__in=(Code.TRANSFER, Code.TIP)).exists()


def batch_of(key: str) -> int | None:
    """The batch that bears this idempotency key; None where none does. One query."""
    found = Batch.objects.filter(key=sha256(key.encode()).digest())
    return found.values_list("id", flat=True).first()


def _line(
    transfer: int,
    batch: int,
    other: int,
    asset: int,
    delta: int,
    code: int,
    reference: str,
    recorded_at: datetime,
    leaf: int | None,
) -> Line:
    state: Literal["recorded", "sealed"] = "recorded" if leaf is None else "sealed"
    return Line(
        transfer,
        batch,
        other,
        Asset(asset),
        delta,
        Code(code),
        reference,
        recorded_at,
        state,
        leaf,
    )
