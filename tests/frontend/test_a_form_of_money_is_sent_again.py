"""Back, and again: an unchanged form does nothing more, a changed one may do a second thing."""

import re

import pytest
from django.test import Client

from accounts.models import Account
from ledger.assets import Asset
from ledger.selectors import balance
from ledger.services import transfer
from tests.frontend.world import World, trusted

KEY = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
OTHER = "00000000-8b86-4d01-b42d-00cf4fc964ff"
FORM = {"to": "tove", "memo": "Beans", "key": KEY, "step": "done"}


@pytest.fixture
def olaf(world: World) -> Account:
    transfer(5, credit=world.stranger.wallet_id, amount=20_000, key="start")
    return world.stranger


def sent_again(client: Client, address: str, first: str, second: str) -> tuple[str, str]:
    """Where the first led, and the page that the second was answered with."""
    if address != "/wallet/power-up":
        client.post("/wallet/power-up", {"amount": "9", "key": OTHER, "step": "done"})
    done = client.post(address, {**FORM, "amount": first})
    # What is said of the first is read before the second is sent.
    client.get(done["Location"])
    answer = client.post(address, {**FORM, "amount": second}, follow=True)
    return done["Location"], answer.text


def address(world: World, errand: str) -> str:
    return f"/work/{world.places['WORK']}/tip" if errand == "tip" else f"/wallet/{errand}"


@pytest.mark.parametrize("errand", ["send", "tip", "power-up", "power-down", "lend"])
def test_with_other_content_it_is_a_form_for_a_second_one(
    world: World, olaf: Account, errand: str
) -> None:
    client, place = trusted(olaf), address(world, errand)
    receipt, page = sent_again(client, place, "2", "1.5")
    assert "sent before, with other content, and that was done." in page
    assert f'href="{receipt}"' in page and "as a second one" in page
    assert 'value="1.5"' in page and f'value="{KEY}"' not in page
    [fresh] = re.findall('name="key" value="([^"]+)"', page)
    again = client.post(place, {**FORM, "amount": "1.5", "key": fresh})
    assert again.status_code == 302 or errand == "power-down"


@pytest.mark.parametrize("errand", ["send", "tip", "power-up", "power-down", "lend"])
def test_unchanged_it_leads_to_what_was_done(world: World, olaf: Account, errand: str) -> None:
    client = trusted(olaf)
    _, page = sent_again(client, address(world, errand), "2", "2")
    assert "sent before and was done then. Nothing more was done." in page
    assert "Done. Your wallet shows it." not in page


def test_the_first_is_told_as_done_and_each_is_counted_once(olaf: Account) -> None:
    client = trusted(olaf)
    page = client.post("/wallet/send", {**FORM, "amount": "2"}, follow=True).text
    assert "Nothing more was done" not in page
    sent_again(client, "/wallet/send", "2", "1.5")
    assert balance(olaf.wallet_id, Asset.INK) == 20_000 - 2_000 - 9_000
