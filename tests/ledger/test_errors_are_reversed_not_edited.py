"""A reversal posts the opposite of every transfer; what was posted stays."""

import pytest

from ledger import services
from ledger.assets import Asset
from ledger.codes import Code
from ledger.errors import InsufficientFunds, LedgerError
from ledger.models import Kind, Transfer
from ledger.selectors import balance, supply
from ledger.services import Allocation, Draft, Leg
from ledger.verify import run_checks
from ledger.wallets import SystemWallet

pytestmark = pytest.mark.django_db


def test_a_reversal_brings_everything_back_and_keeps_the_record() -> None:
    first, second = services.open_wallet(Kind.PERSON), services.open_wallet(Kind.PERSON)
    batch = services.genesis([Allocation(wallet=first, liquid=500, staked=100)])
    sent = services.transfer(first, credit=second, amount=200, key="t")
    undone = services.reverse(sent)
    redone = services.reverse(undone)
    assert balance(second, Asset.INK) == 200
    services.reverse(redone)
    services.reverse(batch)
    assert balance(first, Asset.INK) == balance(second, Asset.INK) == 0
    assert all(each.total == 0 for each in supply().values())
    assert Transfer.objects.filter(batch_id=sent).values_list("code", flat=True)[0] == 10
    assert Transfer.objects.filter(code=Code.REVERSAL).count() == 6
    assert list(run_checks()) == []


def test_what_was_spent_cannot_be_taken_back() -> None:
    first, second = services.open_wallet(Kind.PERSON), services.open_wallet(Kind.PERSON)
    services.genesis([Allocation(wallet=first, liquid=500)])
    sent = services.transfer(first, credit=second, amount=200, key="t")
    services.transfer(second, credit=first, amount=1, key="back")
    with pytest.raises(InsufficientFunds):
        services.reverse(sent)
    with pytest.raises(LedgerError, match="no batch"):
        services.reverse(10**9)


def test_a_batch_is_reversed_once() -> None:
    first, second = services.open_wallet(Kind.PERSON), services.open_wallet(Kind.PERSON)
    services.genesis([Allocation(wallet=first, liquid=500), Allocation(wallet=second, liquid=500)])
    sent = services.transfer(first, credit=second, amount=200, key="t")
    assert services.reverse(sent) == services.reverse(sent)
    assert balance(first, Asset.INK) == 500


def test_carried_remainders_stay_owed_when_a_payout_is_reversed() -> None:
    person = services.open_wallet(Kind.PERSON)
    services.genesis([Allocation(wallet=SystemWallet.FUND, liquid=500)])
    legs = [
        Leg(SystemWallet.FUND, person, Asset.INK, 90, Code.AUTHOR_REWARD),
        Leg(SystemWallet.FUND, SystemWallet.DUST, Asset.INK, 10, Code.CARRY),
    ]
    paid = services.post([Draft(key="p", code=Code.AUTHOR_REWARD, legs=legs)])
    services.reverse(paid[0])
    assert balance(SystemWallet.DUST, Asset.INK) == 10
    assert balance(SystemWallet.FUND, Asset.INK) == 490
