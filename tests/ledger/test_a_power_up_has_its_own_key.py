"""A key stands for one wallet and one amount: nobody is told that something else succeeded."""

import pytest

from ledger import services
from ledger.assets import Asset
from ledger.errors import KeyConflict
from ledger.models import Kind
from ledger.selectors import balance
from ledger.services import Allocation

pytestmark = pytest.mark.django_db


def test_the_same_order_again_moves_nothing_and_another_is_refused() -> None:
    first, second = services.open_wallet(Kind.PERSON), services.open_wallet(Kind.PERSON)
    services.genesis([Allocation(wallet=first, liquid=500), Allocation(wallet=second, liquid=500)])
    done = services.power_up(first, amount=100, key="up")
    assert services.power_up(first, amount=100, key="up") == done
    with pytest.raises(KeyConflict):
        services.power_up(first, amount=101, key="up")
    with pytest.raises(KeyConflict):
        services.power_up(second, amount=100, key="up")
    assert balance(first, Asset.INK) == 400
