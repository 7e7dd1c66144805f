"""Money moves together with the letter that warns its owner, or it does not move."""

import pytest
from django.test import Client

from accounts.models import SecurityEvent
from frontend.pages import errands
from ledger.assets import Asset
from ledger.models import Delegation, PowerDown
from ledger.selectors import balance
from ledger.services import power_up, transfer
from tests.frontend.world import World, trusted

KEY = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"


@pytest.fixture
def sender(world: World, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Somebody with 20 INK and some power, on a site that dies while it writes the letter."""

    def die(*_words: object, **_facts: object) -> None:
        raise SystemError

    wallet = world.stranger.wallet_id
    transfer(5, credit=wallet, amount=40_000, key="start/ink")
    power_up(wallet, amount=20_000, key="start/power")
    monkeypatch.setattr(errands, "notify", die)
    client = trusted(world.stranger)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/wallet/send", {"to": "tove", "amount": "12"}),
        ("/wallet/power-up", {"amount": "12"}),
        ("/wallet/power-down", {"amount": "1.3"}),
        ("/wallet/lend", {"to": "tove", "amount": "4"}),
        ("/work/{work}/tip", {"amount": "2"}),
    ],
)
def test_nothing_moves_when_the_alert_cannot_be_kept(
    world: World, sender: Client, address: str, form: dict[str, str]
) -> None:
    wallet, events = world.stranger.wallet_id, SecurityEvent.objects.count()
    place = address.format(work=world.places["WORK"])
    assert sender.post(place, {**form, "key": KEY, "step": "done"}).status_code == 500
    assert balance(wallet, Asset.INK) == 20_000
    assert not Delegation.objects.filter(delegator_id=wallet).exists()
    assert not PowerDown.objects.filter(wallet_id=wallet).exists()
    assert SecurityEvent.objects.count() == events
