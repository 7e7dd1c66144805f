"""An operator pays out of the treasury by a command: shown first, asked for, kept with a name."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, transaction

from accounts.models import Account, TreasuryPayment
from ledger.assets import Asset
from ledger.models import Batch
from ledger.selectors import balance, database_time
from ledger.services import Allocation, genesis
from ledger.wallets import SystemWallet

WHY = ("--reason", "Prize of the spring essay", "--operator", "Mira of the house")


@pytest.fixture
def receiver(ines: Account) -> Account:
    genesis([Allocation(wallet=SystemWallet.TREASURY, liquid=50_000, staked=1_000)])
    return ines


def order(*words: str) -> str:
    said = StringIO()
    call_command("pay_from_treasury", *words, stdout=said)
    return said.getvalue()


def test_the_review_says_everything_and_the_name_is_typed(
    receiver: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: "ines")
    said = order("@ines", "12.5", *WHY)
    for words in (
        *("Pay 12.500 INK to @ines", "Prize of the spring essay", "Mira of the house"),
        "The treasury holds 50.000 INK, and then 37.500 INK.",
    ):
        assert words in said
    [row] = TreasuryPayment.objects.all()
    assert (row.wallet, row.amount, row.operator) == (receiver.wallet_id, 12_500, WHY[3])
    assert Batch.objects.get(pk=row.batch).reference == "treasury/Prize of the spring essay"
    assert balance(receiver.wallet_id, Asset.INK) == 12_500


def test_another_name_pays_nothing(receiver: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: "inez")
    with pytest.raises(CommandError, match="Nothing was paid"):
        order("ines", "12.5", *WHY)
    assert not TreasuryPayment.objects.exists()
    assert balance(receiver.wallet_id, Asset.INK) == 0


def test_the_same_order_on_one_day_pays_once(receiver: Account) -> None:
    for _ in range(2):
        order("ines", "12.5", *WHY, "--yes")
    assert TreasuryPayment.objects.count() == 1
    assert balance(SystemWallet.TREASURY, Asset.INK) == 37_500


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("nobody-here", "1", *WHY), "There is no account"),
        (("ines", "1e3", *WHY), "is not an amount"),
        (("ines", "50.001", *WHY), "The treasury holds 50.000 INK"),
        (("ines", "1", "--reason", " ", "--operator", "Mira"), "Give a reason"),
    ],
)
def test_what_makes_no_sense_is_refused(
    receiver: Account, words: tuple[str, ...], refusal: str
) -> None:
    with pytest.raises(CommandError, match=refusal):
        order(*words, "--yes")
    assert not TreasuryPayment.objects.exists()


def test_the_web_writes_and_changes_no_such_row(receiver: Account) -> None:
    order("ines", "1", *WHY, "--yes")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        TreasuryPayment.objects.update(operator="Nobody")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        TreasuryPayment.objects.all().delete()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        TreasuryPayment.objects.create(
            batch=1, wallet=1, amount=1, reason="x", operator="x", at=database_time()
        )


def test_no_account_has_a_wallet_of_the_system(receiver: Account) -> None:
    with pytest.raises(IntegrityError, match="wallet_of_a_person"), transaction.atomic():
        Account.objects.filter(pk=receiver.pk).update(wallet_id=SystemWallet.TREASURY)
