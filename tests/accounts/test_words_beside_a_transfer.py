"""What is written beside a transfer reaches the ledger as a commitment, and can be erased."""

from datetime import datetime, timedelta

import pytest
from pytest_django.fixtures import Settings

from accounts import closing
from accounts.errors import MemoRefused
from accounts.models import Account, Memo, Side
from accounts.muting import Distance, keep_away
from accounts.payments import erase_memo, send
from accounts.selectors import Words, memos_of
from accounts.services import register
from ledger.assets import Asset
from ledger.commitments import keeps
from ledger.errors import InsufficientFunds, KeyConflict
from ledger.models import Batch, Entry
from ledger.selectors import balance, database_time
from ledger.services import transfer
from ledger.wallets import SystemWallet

WORDS = "Thank you, Marcel, for the seeds"


@pytest.fixture
def now(db: None, settings: Settings) -> datetime:
    settings.INKWELL_STARTER_DELEGATION = 0
    return database_time()


@pytest.fixture
def ines(now: datetime) -> Account:
    account = register("ines", now=now)
    transfer(SystemWallet.TREASURY, credit=account.wallet_id, amount=1_000, key="start")
    return account


@pytest.fixture
def marcel(now: datetime) -> Account:
    return register("marcel", now=now)


def test_no_leaf_holds_the_words(ines: Account, marcel: Account) -> None:
    batch = send(ines, receiver=marcel, amount=10, key="a", now=database_time(), memo=WORDS)
    for data in Entry.objects.values_list("data", flat=True):
        assert b"Marcel" not in bytes(data) and b"seeds" not in bytes(data)
    memo = Memo.objects.get(batch=batch)
    label, digest = Batch.objects.get(pk=batch).reference.split("/")
    assert label == "memo"
    assert keeps(bytes.fromhex(digest), key=bytes(memo.salt), parts=["memo", WORDS])
    assert memos_of([batch]) == {batch: Words(WORDS)}


def test_the_same_words_are_another_commitment_each_time(ines: Account, marcel: Account) -> None:
    batches = [
        send(ines, receiver=marcel, amount=10, key=key, now=database_time(), memo=WORDS)
        for key in "ab"
    ]
    references = Batch.objects.filter(pk__in=batches).values_list("reference", flat=True)
    assert len(set(references)) == 2


def test_the_same_form_twice_moves_once(ines: Account, marcel: Account) -> None:
    first = send(ines, receiver=marcel, amount=10, key="a", now=database_time(), memo=WORDS)
    assert (
        send(ines, receiver=marcel, amount=10, key="a", now=database_time(), memo=WORDS) == first
    )
    assert balance(marcel.wallet_id, Asset.INK) == 10
    with pytest.raises(KeyConflict):
        send(ines, receiver=marcel, amount=10, key="a", now=database_time(), memo="Other words")
    assert memos_of([first]) == {first: Words(WORDS)}


def test_what_is_refused_leaves_no_words(ines: Account, marcel: Account) -> None:
    with pytest.raises(InsufficientFunds):
        send(ines, receiver=marcel, amount=1_001, key="a", now=database_time(), memo=WORDS)
    assert not Memo.objects.exists()


@pytest.mark.parametrize("eraser", ["ines", "marcel"])
def test_the_two_of_them_alone_erase_them(
    ines: Account, marcel: Account, now: datetime, eraser: str
) -> None:
    batch = send(ines, receiver=marcel, amount=10, key="a", now=database_time(), memo=WORDS)
    assert not erase_memo(register("olaf", now=now), batch=batch, now=now)
    either, other = (ines, marcel) if eraser == "ines" else (marcel, ines)
    assert erase_memo(either, batch=batch, now=now)
    assert not erase_memo(other, batch=batch, now=now + timedelta(days=1))
    side = {"ines": Side.SENDER, "marcel": Side.RECEIVER}[eraser]
    assert memos_of([batch]) == {batch: Words("", now, side)}
    assert bytes(Memo.objects.get(batch=batch).salt) == b""
    assert balance(marcel.wallet_id, Asset.INK) == 10


def test_who_is_blocked_sends_tokens_without_words(
    ines: Account, marcel: Account, now: datetime
) -> None:
    keep_away(marcel, other=ines, distance=Distance.BLOCKED, now=now)
    with pytest.raises(MemoRefused, match="marcel has blocked you"):
        send(ines, receiver=marcel, amount=10, key="a", now=database_time(), memo=WORDS)
    assert balance(marcel.wallet_id, Asset.INK) == 0
    send(ines, receiver=marcel, amount=10, key="a", now=database_time())
    assert balance(marcel.wallet_id, Asset.INK) == 10


def test_closing_the_account_erases_them(ines: Account, marcel: Account, now: datetime) -> None:
    send(ines, receiver=marcel, amount=10, key="a", now=database_time(), memo=WORDS)
    closing.empty(ines, now=now)
    assert not Memo.objects.exists()
