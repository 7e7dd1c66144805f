"""What somebody else typed at an open browser does not happen when its owner proves who it is."""

import time
from uuid import uuid4

import pytest
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.account.models import EmailAddress
from django.test import Client

from accounts import sending
from accounts.models import Account, Letter
from ledger.assets import Asset
from ledger.selectors import balance, database_time
from ledger.services import transfer
from tests.frontend.world import PASSWORD, World

SEND = "/wallet/send"
CLOSE = "/settings/close"
LIMITS = "/settings/limits"
EMAIL = "/accounts/email/"
RAISED = {"each": "", "day": "5000"}
NOT_YET = "Nothing has changed yet."


@pytest.fixture
def olaf(world: World) -> Account:
    transfer(5, credit=world.stranger.wallet_id, amount=20_000, key="start")
    return world.stranger


def left_open(account: Account) -> Client:
    """A browser in which somebody is signed in, and proved nothing lately."""
    client = Client()
    client.force_login(account)
    return client


def sent() -> dict[str, str]:
    return {"to": "tove", "amount": "12", "memo": "", "key": str(uuid4()), "step": "done"}


def held(account: Account) -> int:
    return balance(account.wallet_id, Asset.INK)


def proven(client: Client, asked: str, page: str) -> str:
    """What stands on the page that follows the proof that an address asks for."""
    return client.post(asked, {"password": PASSWORD, "next": page}, follow=True).text


@pytest.mark.parametrize("page", [SEND, CLOSE])
def test_who_opens_a_page_finds_it_empty(page: str, olaf: Account) -> None:
    client = left_open(olaf)
    planted = {SEND: sent(), CLOSE: {"texts": "erase", "name": olaf.name}}[page]
    assert client.post(page, planted).status_code == 302
    asked = client.get(page)["Location"]
    words = proven(client, asked, page)
    assert held(olaf) == 20_000
    olaf.refresh_from_db()
    assert olaf.is_active
    assert "tove" not in words and 'checked="" value="erase"' not in words


@pytest.mark.parametrize(("minutes", "shown"), [(9, True), (11, False)])
def test_what_waits_long_is_forgotten(
    minutes: int, shown: bool, olaf: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, now = left_open(olaf), time.time()
    asked = client.post(LIMITS, RAISED)["Location"]
    monkeypatch.setattr("time.time", lambda: now + 60 * minutes)
    words = proven(client, asked, LIMITS)
    assert ('value="5000"' in words, NOT_YET in words) == (shown, shown)


def test_a_limit_is_raised_by_its_own_press_alone(olaf: Account) -> None:
    client = left_open(olaf)
    asked = client.post(LIMITS, RAISED)["Location"]
    assert NOT_YET in proven(client, asked, LIMITS)
    assert sending.room(olaf, now=database_time()).kept.wish is None
    client.post(LIMITS, RAISED)
    assert sending.room(olaf, now=database_time()).kept.wish is not None


def test_the_address_is_changed_by_its_own_press_alone(olaf: Account) -> None:
    client, form = left_open(olaf), {"email": "mallory@example.org", "action_add": "1"}
    asked = client.post(EMAIL, form)["Location"]
    words = proven(client, asked, EMAIL)
    assert NOT_YET in words and 'value="mallory@example.org"' in words
    letters = Letter.objects.filter(to="mallory@example.org")
    assert not letters.exists()
    client.post(EMAIL, form)
    assert letters.exists()


def test_what_no_page_shows_once_more_is_forgotten(olaf: Account) -> None:
    client, second = left_open(olaf), "second@example.org"
    EmailAddress.objects.create(user=olaf, email=second)
    asked = client.post(EMAIL, {"email": second, "action_remove": "1"})["Location"]
    assert second in proven(client, asked, EMAIL)
    client = left_open(olaf)
    asked = client.post("/accounts/2fa/totp/activate/", {"code": "123456"})["Location"]
    client.get(asked)
    assert STATE_SESSION_KEY not in client.session


def test_money_is_shown_once_more_after_the_proof(olaf: Account) -> None:
    client, form = left_open(olaf), sent()
    asked = client.post(SEND, form)["Location"]
    words = proven(client, asked, SEND)
    assert "Nothing has moved yet." in words and f'action="{SEND}"' in words
    assert held(olaf) == 20_000
    assert client.post(SEND, form).status_code == 302
    assert held(olaf) == 8_000


def test_an_account_is_closed_by_its_own_press_alone(olaf: Account) -> None:
    client, form = left_open(olaf), {"texts": "keep", "name": olaf.name}
    asked = client.post(CLOSE, form)["Location"]
    words = proven(client, asked, CLOSE)
    olaf.refresh_from_db()
    assert olaf.is_active
    assert f'action="{CLOSE}"' in words and f'value="{olaf.name}"' in words
    client.post(CLOSE, form)
    olaf.refresh_from_db()
    assert not olaf.is_active
