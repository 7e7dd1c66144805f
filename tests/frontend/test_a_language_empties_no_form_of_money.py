"""Who changes the language over a form of money finds it as it was typed, and nothing moves."""

import re

import pytest
from django.test import Client

from accounts.models import Account
from ledger.assets import Asset
from ledger.selectors import balance
from ledger.services import transfer
from tests.frontend.world import World, trusted

SEND = "/wallet/send"
TYPED = {
    "to": "tove",
    "amount": "12.5",
    "memo": "For beans",
    "key": "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
}


@pytest.fixture
def olaf(world: World) -> Account:
    transfer(5, credit=world.stranger.wallet_id, amount=20_000, key="start")
    return world.stranger


def in_swedish(client: Client, page: str, typed: dict[str, str]) -> str:
    """What the browser shows when the page's button is pressed: the form goes where it says."""
    [(form, address)] = set(re.findall(r'form="(\w+)"\s+formaction="([^"]+)"', page))
    assert f'id="{form}"' in page
    [whose] = re.findall('name="whose" value="([^"]+)"', page)
    return client.post(address, {**typed, "whose": whose, "language": "sv"}, follow=True).text


def test_what_was_typed_is_there_in_the_other_language(olaf: Account) -> None:
    client = trusted(olaf)
    page = in_swedish(client, client.get(SEND).text, {**TYPED, "step": "check"})
    assert 'lang="sv"' in page and "Kontrollera" in page
    for typed in TYPED.values():
        assert f'value="{typed}"' in page
    half = in_swedish(client, page, {**TYPED, "amount": "12,", "to": "", "step": "check"})
    assert 'value="12,"' in half and 'value="For beans"' in half and "errorlist" not in half


def test_the_check_is_shown_again(olaf: Account) -> None:
    client = trusted(olaf)
    check = client.post(SEND, {**TYPED, "step": "check"}).text
    page = in_swedish(client, check, TYPED)
    assert "Inget har flyttats än." in page and "12,500" in page
    assert balance(olaf.wallet_id, Asset.INK) == 20_000


def test_it_is_never_the_last_step(olaf: Account) -> None:
    client = trusted(olaf)
    page = client.get(SEND).text
    assert 'value="For beans"' in in_swedish(client, page, {**TYPED, "step": "done"})
    assert balance(olaf.wallet_id, Asset.INK) == 20_000


def test_elsewhere_the_page_is_asked_for_anew(olaf: Account) -> None:
    answer = trusted(olaf).post("/language", {"language": "sv", "next": "/wallet"})
    assert (answer.status_code, answer["Location"]) == (302, "/wallet")


def test_what_leads_nowhere_sends_nothing_on(olaf: Account) -> None:
    typed = {**TYPED, "whose": "anybody", "language": "sv"}
    answer = trusted(olaf).post("/language", typed, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.has_header("Location")) == (204, False)
