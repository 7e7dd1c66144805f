"""What is no amount is refused before or by the database, and nothing is rounded."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from ledger import services
from ledger.assets import MAX_AMOUNT, Asset
from ledger.codes import Code
from ledger.errors import InsufficientFunds, InvalidAmount, SameWallet, UnknownWallet
from ledger.models import Kind
from ledger.selectors import balance
from ledger.services import Allocation, Draft, Leg

pytestmark = pytest.mark.django_db

BAD = [0, -1, 2**53, 2**63 - 1, 2**63, 10**30, 0.1, 1.5, 1.0, "1e3", "١", "", None, True]
BAD += [float("nan"), Decimal("1.5")]


@pytest.mark.parametrize("amount", BAD)
def test_what_is_no_amount_is_refused(amount: Any) -> None:
    wallet = services.open_wallet(Kind.PERSON)
    leg = Leg(4, wallet, Asset.INK, amount, Code.TRANSFER)
    with pytest.raises(InvalidAmount):
        services.post([Draft(key="k", code=Code.TRANSFER, legs=[leg])])
    with pytest.raises(InvalidAmount), transaction.atomic():
        services.transfer(4, credit=wallet, amount=amount, key="k")
    assert balance(wallet, Asset.INK) == 0


@pytest.mark.parametrize("amount", [1, 2**31, MAX_AMOUNT])
def test_whole_amounts_arrive_exactly(amount: int) -> None:
    wallet = services.open_wallet(Kind.PERSON)
    services.transfer(1, credit=wallet, amount=amount, key="k")
    assert balance(wallet, Asset.INK) == amount


def test_refusals_have_names() -> None:
    wallet = services.open_wallet(Kind.PERSON)
    services.genesis([Allocation(wallet=wallet, liquid=5)])
    with pytest.raises(InsufficientFunds), transaction.atomic():
        services.transfer(wallet, credit=4, amount=6, key="a")
    with pytest.raises(UnknownWallet), transaction.atomic():
        services.transfer(wallet, credit=10**9, amount=1, key="b")
    with pytest.raises(SameWallet), transaction.atomic():
        services.transfer(wallet, credit=wallet, amount=1, key="c")
    with pytest.raises(InvalidAmount, match="powering down"):
        services.transfer(wallet, credit=4, asset=Asset.VESTS, amount=1, key="d")
