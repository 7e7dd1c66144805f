"""Posting batches: the one way by which transfers are written, a whole list in two statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, NamedTuple

from django.db import connection, transaction

from ledger.assets import MAX_AMOUNT, Asset
from ledger.codes import Code
from ledger.errors import InvalidAmount, KeyConflict, LedgerError
from ledger.models import Batch, Transfer
from ledger.services.refusals import refusals


class Leg(NamedTuple):
    """`amount` smallest units of `asset` from `debit` to `credit`."""

    debit: int
    credit: int
    asset: Asset | int
    amount: int
    code: Code | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A batch to be: its legs stand or fall together, and `key` is used once in all time."""

    key: str
    code: Code
    legs: Sequence[Leg]
    reference: str = ""
    rules: str = ""

    @property
    def digest(self) -> bytes:
        """The key as it is stored."""
        return sha256(self.key.encode()).digest()


_INSERT_BATCHES: Final = """
    INSERT INTO ledger_batch (key, code, reference, rules)
    SELECT key, code, reference, rules
    FROM unnest(%s::bytea[], %s::smallint[], %s::text[], %s::text[])
        WITH ORDINALITY AS draft (key, code, reference, rules, place)
    ORDER BY place ON CONFLICT ON CONSTRAINT ledger_batch_key_once DO NOTHING
    RETURNING key, id
"""
_INSERT_TRANSFERS: Final = """
    INSERT INTO ledger_transfer (batch_id, debit_id, credit_id, asset, amount, code)
    SELECT batch, debit, credit, asset, amount, code
    FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::smallint[], %s::bigint[],
        %s::smallint[]) WITH ORDINALITY AS leg (batch, debit, credit, asset, amount, code, place)
    ORDER BY place
"""


def post(drafts: Sequence[Draft]) -> list[int]:
    """Post the batches, all or none, and return their ids in the order of the drafts.

    A draft whose key is there already with the same content returns the old id and moves nothing;
    with other content, or twice in one call, it is a KeyConflict. Balance rows are locked in the
    order (wallet, asset). InsufficientFunds, UnknownWallet, SameWallet, InvalidAmount.
    """
    digests = [draft.digest for draft in drafts]
    if len(set(digests)) < len(digests):
        raise KeyConflict("Two batches of one call have the same key: give each its own.")
    for draft in drafts:
        _require_whole(draft)
    with refusals(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            _INSERT_BATCHES,
            [
                digests,
                [int(draft.code) for draft in drafts],
                [draft.reference for draft in drafts],
                [draft.rules for draft in drafts],
            ],
        )
        made = {bytes(key): int(number) for key, number in cursor.fetchall()}
        fresh = [
            (made[digest], *leg)
            for draft, digest in zip(drafts, digests, strict=True)
            if digest in made
            for leg in draft.legs
        ]
        if fresh:
            columns = [[int(value) for value in column] for column in zip(*fresh, strict=True)]
            cursor.execute(_INSERT_TRANSFERS, columns)
    if len(made) < len(drafts):
        made |= _posted_before([draft for draft in drafts if draft.digest not in made])
    return [made[digest] for digest in digests]


def reverse(batch: int, *, reference: str = "") -> int:
    """Post the opposite of a batch's transfers and return the new batch's id; again, the same id.

    The old one stays, and so do its carried remainders: they are still owed to their wallets.
    `reference` says why, which is part of what is posted. InsufficientFunds when a receiver has
    spent it already.
    """
    transfers = list(Transfer.objects.filter(batch_id=batch).order_by("id"))
    if not transfers:
        raise LedgerError("There is no batch %(number)s to reverse.", number=batch)
    legs = [
        Leg(
            debit=moved.credit_id,
            credit=moved.debit_id,
            asset=moved.asset,
            amount=moved.amount,
            code=Code.REVERSAL,
        )
        for moved in reversed(transfers)
        if moved.code != Code.CARRY
    ]
    name = f"reversal/{batch}"
    draft = Draft(key=name, code=Code.REVERSAL, reference=reference or name, legs=legs)
    return post([draft])[0]


def _require_whole(draft: Draft) -> None:
    """Bind nothing but whole numbers: PostgreSQL would round 1.5 to 2 without a word."""
    if not draft.legs:
        raise LedgerError(
            "The batch %(key)s moves nothing: give it at least one leg.", key=draft.key
        )
    for leg in draft.legs:
        if type(leg.amount) is not int or not 1 <= leg.amount <= MAX_AMOUNT:
            raise InvalidAmount(
                "%(amount)s is no amount: a whole number between 1 and %(most)s is.",
                amount=repr(leg.amount),
                most=MAX_AMOUNT,
            )


def _posted_before(drafts: Sequence[Draft]) -> dict[bytes, int]:
    """The batches that these drafts made before; KeyConflict where the content differs."""
    found = {
        bytes(batch.key): batch
        for batch in Batch.objects.filter(key__in=[draft.digest for draft in drafts])
    }
    legs: dict[int, list[Leg]] = {batch.id: [] for batch in found.values()}
    columns = ("batch_id", "debit_id", "credit_id", "asset", "amount", "code")
    for batch_id, *values in (
        Transfer.objects.filter(batch_id__in=legs).order_by("id").values_list(*columns)
    ):
        legs[batch_id].append(Leg(*values))
    for draft in drafts:
        batch = found[draft.digest]
        stored = (batch.code, batch.reference, batch.rules, legs[batch.id])
        if stored != (draft.code, draft.reference, draft.rules, list(draft.legs)):
            raise KeyConflict("The key %(key)s was used before for another batch.", key=draft.key)
    return {digest: batch.id for digest, batch in found.items()}
