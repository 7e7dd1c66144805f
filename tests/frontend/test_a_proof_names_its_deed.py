"""Who is asked whether it is them reads what for, before they answer."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import resolve, reverse

from frontend.pages.proofs import DEEDS
from tests.frontend.test_who_may_open_the_account_pages import ACCOUNT_LINES
from tests.frontend.test_who_may_open_what import LINES, close_file
from tests.frontend.world import World

PROOF = "/accounts/reauthenticate/"


@pytest.fixture
def client(world: World) -> Client:
    """Tove, who proved nothing lately."""
    client = Client()
    client.force_login(world.author)
    return client


@pytest.mark.parametrize(
    ("address", "deed"),
    [
        ("/wallet/send?to=olaf", "Send INK"),
        ("/settings/close", "Close the account"),
        ("/accounts/2fa/totp/activate/", "Switch the code app on"),
    ],
)
def test_the_page_says_what_was_asked_for(client: Client, address: str, deed: str) -> None:
    page = client.get(address, follow=True)
    assert page.request["PATH_INFO"] == PROOF
    assert f"<dd>{deed}</dd>" in page.text
    again = client.post(PROOF, {"password": "not this one", "next": address})
    assert f"<dd>{deed}</dd>" in again.text


@pytest.mark.parametrize("address", ["", "/", "//example.org/wallet/send", "http://[", "/nowhere"])
def test_an_address_that_asks_for_nothing_is_not_named(client: Client, address: str) -> None:
    page = client.get(PROOF, {"next": address}).text
    assert "Is it you?" in page and "Asked for" not in page


def test_whatever_asks_has_a_name(client: Client, world: World) -> None:
    asking = set()
    for line in (*LINES, *ACCOUNT_LINES):
        keys = {key: world.places.get(str(value), value) for key, value in line.keys.items()}
        if line.method == "get":
            answer = client.get(reverse(line.name, kwargs=keys))
            close_file(answer)
            there = urlsplit(answer.headers.get("Location", ""))
            if there.path == PROOF and there.query:
                asking.add(resolve(urlsplit(parse_qs(there.query)["next"][0]).path).url_name)
    assert asking - DEEDS.keys() == set()
    assert len(asking) > 8
