"""What was typed for a transfer comes back after the log-in: to the account it was typed by."""

import re

import pytest
from django.test import Client

from accounts.models import Account
from ledger.assets import Asset
from ledger.selectors import balance
from ledger.services import transfer
from tests.frontend.world import PASSWORD, World, trusted

SEND = "/wallet/send"
KEY = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
TYPED = {"to": "tove", "amount": "12.5", "memo": "For beans", "key": KEY}


@pytest.fixture
def olaf(world: World) -> Account:
    transfer(5, credit=world.stranger.wallet_id, amount=20_000, key="start")
    return world.stranger


def logged_out_over_it(account: Account, *, step: str) -> tuple[Client, str]:
    """A browser that was logged out elsewhere and pressed the button, and where it was led."""
    client = trusted(account)
    page = client.get(SEND) if step == "check" else client.post(SEND, {**TYPED, "step": "check"})
    [whose] = re.findall('name="whose" value="([^"]+)"', page.text)
    client.logout()
    asked = client.post(SEND, {**TYPED, "step": step, "whose": whose}, headers={"Referer": ""})
    return client, asked["Location"]


def logged_in(client: Client, name: str) -> str:
    """The form's page after a log-in, which is the proof that money wants."""
    form = {"login": name, "password": PASSWORD, "next": SEND}
    return client.post("/accounts/login/", form, follow=True).text


@pytest.mark.parametrize("step", ["check", "done"])
def test_it_is_filled_again_and_nothing_has_moved(olaf: Account, step: str) -> None:
    client, login = logged_out_over_it(olaf, step=step)
    assert login == "/accounts/login/?next=/wallet/send"
    page = logged_in(client, "olaf")
    for typed in TYPED.values():
        assert f'value="{typed}"' in page
    assert "is here again. Nothing has moved." in page and "was not taken" not in page
    assert balance(olaf.wallet_id, Asset.INK) == 20_000
    assert 'value="tove"' not in client.get(SEND).text


def test_another_account_sees_nothing_of_it(world: World, olaf: Account) -> None:
    client, _ = logged_out_over_it(olaf, step="done")
    page = logged_in(client, "mira")
    assert "For beans" not in page and 'value="12.5"' not in page
    assert "was another account&#x27;s: it is not shown" in page


@pytest.mark.parametrize("whose", ["", "olaf", "IjEi:1abcde:0000"])
def test_a_form_that_nobody_was_given_is_not_kept(olaf: Account, whose: str) -> None:
    client = Client()
    client.post(SEND, {**TYPED, "step": "done", "whose": whose})
    assert "sessionid" not in client.cookies
    assert "For beans" not in logged_in(client, "olaf")
