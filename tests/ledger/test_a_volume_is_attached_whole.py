"""The bulk path keeps every promise of the ordinary one."""

from dataclasses import replace

import numpy as np
import pytest
from django.db import DatabaseError, connection, transaction

from ledger import services
from ledger.assets import Asset
from ledger.errors import InsufficientFunds, InvalidAmount, KeyConflict, UnknownWallet
from ledger.models import Batch, Entry, Kind, Volume
from ledger.selectors import balance, statement
from ledger.services import VolumeRows
from ledger.verify import run_checks

pytestmark = pytest.mark.django_db
BATCHES, ROWS = 20, 10


def _rows(wallet: int, *, debit: int = 1, name: str = "v", amount: int = 3) -> VolumeRows:
    count = BATCHES * ROWS
    return VolumeRows(
        keys=[f"{name}/{n}" for n in range(BATCHES)],
        codes=[20] * BATCHES,
        references=[f"work/{n}" for n in range(BATCHES)],
        rules="inkwell-1",
        offsets=np.arange(BATCHES + 1) * ROWS,
        debit=np.full(count, debit),
        credit=np.full(count, wallet),
        asset=np.full(count, int(Asset.INK)),
        amount=np.full(count, amount),
        code=np.full(count, 20),
    )


def test_a_volume_moves_balances_and_is_sealed_like_anything_else() -> None:
    wallet = services.open_wallet(Kind.PERSON)
    ids = services.post_volume(_rows(wallet))
    assert balance(wallet, Asset.INK) == BATCHES * ROWS * 3
    assert Batch.objects.filter(id__in=ids, volume=2).count() == BATCHES
    assert Entry.objects.filter(batch_id__in=ids).count() == BATCHES
    assert statement(wallet, limit=1)[0].batch == ids[-1]
    assert list(run_checks()) == []
    services.transfer(wallet, credit=4, amount=1, key="spend")
    assert list(run_checks()) == []


def test_the_same_volume_again_moves_nothing() -> None:
    wallet = services.open_wallet(Kind.PERSON)
    ids = services.post_volume(_rows(wallet))
    assert services.post_volume(_rows(wallet)) == ids
    assert Volume.objects.count() == 2
    assert balance(wallet, Asset.INK) == BATCHES * ROWS * 3


def test_a_batch_that_was_posted_before_stops_the_volume() -> None:
    wallet = services.open_wallet(Kind.PERSON)
    services.transfer(1, credit=wallet, amount=3, key="v/3")
    with pytest.raises(KeyConflict):
        services.post_volume(_rows(wallet))


def test_a_known_key_with_other_content_is_refused() -> None:
    wallet, other = services.open_wallet(Kind.PERSON), services.open_wallet(Kind.PERSON)
    rows = _rows(wallet)
    services.post_volume(rows)
    amounts, receivers = rows.amount.copy(), rows.credit.copy()
    amounts[57], receivers[3] = 4, other
    for changed in (
        replace(rows, amount=amounts),
        replace(rows, credit=receivers),
        replace(rows, rules="inkwell-2"),
        replace(rows, codes=[21, *rows.codes[1:]]),
        replace(rows, references=[*rows.references[:-1], "work/x"]),
        # The same rows, but the first batch ends one earlier.
        replace(rows, offsets=rows.offsets - (np.arange(BATCHES + 1) == 1)),
    ):
        with pytest.raises(KeyConflict, match="another batch"):
            services.post_volume(changed)
    assert Volume.objects.count() == 2
    assert balance(wallet, Asset.INK) == BATCHES * ROWS * 3


def test_keys_twice_in_one_volume_are_refused() -> None:
    wallet = services.open_wallet(Kind.PERSON)
    rows = _rows(wallet)
    with pytest.raises(KeyConflict):
        services.post_volume(replace(rows, keys=[*rows.keys[:-1], rows.keys[0]]))
    services.post_volume(rows)
    with pytest.raises(KeyConflict):
        services.post_volume(replace(rows, keys=[*rows.keys[:-1], rows.keys[0]]))
    assert balance(wallet, Asset.INK) == BATCHES * ROWS * 3


def test_what_one_row_may_not_the_volume_may_not() -> None:
    wallet, other = services.open_wallet(Kind.PERSON), services.open_wallet(Kind.PERSON)
    for error, rows in (
        (UnknownWallet, _rows(10**9)),
        (InsufficientFunds, _rows(wallet, debit=other)),
        (InvalidAmount, _rows(wallet, amount=0)),
        (InvalidAmount, _rows(wallet, amount=2**53)),
    ):
        with pytest.raises(error), transaction.atomic():
            services.post_volume(rows)
    assert Volume.objects.count() == 1
    assert balance(wallet, Asset.INK) == 0


@pytest.mark.parametrize("table", ["ledger_transfer", "ledger_transfer_2"])
def test_a_batch_takes_transfers_in_its_own_volume_only(table: str) -> None:
    services.transfer(1, credit=4, amount=1, key="elsewhere")
    columns = "(batch_id, debit_id, credit_id, asset, amount, code)"
    with (
        pytest.raises(DatabaseError, match="only in its own volume"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT ledger_open_volume()")
        cursor.execute(
            "SELECT ledger_add_batches(2, ARRAY[sha256('a')], ARRAY[20::smallint], ARRAY['a'], '')"
        )
        batch = "max(id)" if table == "ledger_transfer" else "min(id)"
        cursor.execute(
            f"INSERT INTO {table} {columns} SELECT {batch}, 1, 4, 1, 1, 20 FROM ledger_batch"
        )
        cursor.execute("SELECT ledger_attach_volume(2)")
