"""Who ordered what the treasury pays is kept in rows that the web neither writes nor changes."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from accounts.models import Account, TreasuryPayment
from accounts.treasury import pay
from ledger.assets import Asset
from ledger.models import Batch
from ledger.selectors import balance, database_time
from ledger.services import Allocation, genesis
from ledger.wallets import SystemWallet


@pytest.fixture
def receiver(ines: Account) -> Account:
    genesis([Allocation(wallet=SystemWallet.TREASURY, liquid=50_000, staked=1_000)])
    return ines


def order(receiver: Account) -> int:
    return pay(
        receiver,
        amount=12_500,
        reason="Prize of the spring essay",
        operator="@mira and @olaf",
        key="treasury/proposal/1",
        now=database_time(),
    )


def test_an_order_is_paid_once_and_kept_with_its_names(receiver: Account) -> None:
    assert order(receiver) == order(receiver)
    [row] = TreasuryPayment.objects.all()
    kept = (row.wallet, row.amount, row.operator)
    assert kept == (receiver.wallet_id, 12_500, "@mira and @olaf")
    assert Batch.objects.get(pk=row.batch).reference == "treasury/Prize of the spring essay"
    assert balance(receiver.wallet_id, Asset.INK) == 12_500
    assert balance(SystemWallet.TREASURY, Asset.INK) == 37_500


def test_the_web_writes_and_changes_no_such_row(receiver: Account) -> None:
    order(receiver)
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
