"""Whose name is not beside their votes is not told by what those votes earned, to others."""

import re
from html import unescape

from django.test import Client

from accounts.models import Account
from accounts.services import prefer
from tests.frontend.world import World

TITLE = "An older text"


def history(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode()).partition("History")[2]


def amounts(words: str) -> list[str]:
    return re.findall(r"[\d.]+\u00a0INK", words)


def test_others_read_the_sum_without_the_text(world: World) -> None:
    mira = Account.objects.get(name="mira")
    place = f"/wallet/{mira.wallet_id}"
    before = history(Client(), place)
    assert f"Curation reward for {TITLE}" in before
    prefer(mira, show_votes=False)
    author, own = Client(), Client()
    author.force_login(world.author)
    own.force_login(mira)
    for client in (Client(), author):
        words = history(client, place)
        assert "Curation reward" in words
        assert TITLE not in words
        assert str(world.places["PAST"]) not in words
        assert amounts(words) == amounts(before)
    for address in (place, "/wallet"):
        assert f"Curation reward for {TITLE}" in history(own, address)
    asked = Client().get(f"/wallet/{world.author.wallet_id}").content.decode()
    assert TITLE in asked, "what one wrote is no secret"


def test_the_switch_says_what_it_does_not_hide(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    page = client.get("/settings/reading").content.decode()
    assert "a line of your wallet that names no text" in page
    assert "may find yours" in page
