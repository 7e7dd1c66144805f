"""Who changes the language, or light and dark, over a form of money finds it as it was typed, and
nothing moves.
"""

import re

import pytest
from django.test import Client

from accounts.models import Account
from ledger.assets import Asset
from ledger.selectors import balance
from ledger.services import transfer
from tests.frontend.world import World, trusted

SEND = "/wallet/send"
LIMITS = "/settings/limits"
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


def pressed(client: Client, page: str, typed: dict[str, str], **button: str) -> str:
    """What the browser shows when the page's button is pressed: the form goes where it says."""
    goes = set(re.findall(r'form="(\w+)"\s+formaction="([^"]+)"', page))
    [(form, address)] = {each for each in goes if each[1].startswith(f"/{next(iter(button))}?")}
    assert f'id="{form}"' in page
    whose = dict(re.findall('name="(whose)" value="([^"]+)"', page))
    return client.post(address, {**typed, **whose, **button}, follow=True).text


def in_swedish(client: Client, page: str, typed: dict[str, str]) -> str:
    return pressed(client, page, typed, language="sv")


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


def test_light_and_dark_empty_nothing_and_do_nothing(olaf: Account) -> None:
    client = trusted(olaf)
    page = pressed(client, client.get(SEND).text, {**TYPED, "step": "done"}, theme="night")
    assert 'data-theme="night"' in page and 'value="For beans"' in page
    check = client.post(SEND, {**TYPED, "step": "check"}).text
    page = pressed(client, check, TYPED, theme="paper")
    assert 'data-theme="paper"' in page and "Nothing has moved yet." in page
    assert balance(olaf.wallet_id, Asset.INK) == 20_000


def test_limits_are_there_as_they_were_typed_and_not_kept(olaf: Account) -> None:
    client, typed = trusted(olaf), {"each": "7,", "day": "1"}
    page = in_swedish(client, client.get(LIMITS).text, typed)
    assert 'lang="sv"' in page and 'value="7,"' in page and "errorlist" not in page
    page = pressed(client, page, typed, theme="night")
    assert 'data-theme="night"' in page and 'value="7,"' in page
    client.post("/language", {"language": "en"})
    assert 'value="1"' not in client.get(LIMITS).text


def test_elsewhere_the_page_is_asked_for_anew(olaf: Account) -> None:
    answer = trusted(olaf).post("/language", {"language": "sv", "next": "/wallet"})
    assert (answer.status_code, answer["Location"]) == (302, "/wallet")


def test_what_leads_nowhere_sends_nothing_on(olaf: Account) -> None:
    typed = {**TYPED, "whose": "anybody", "language": "sv"}
    answer = trusted(olaf).post("/language", typed, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.has_header("Location")) == (204, False)
