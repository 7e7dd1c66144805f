"""The wallet of a community on its pages: who asks, who signs, and what everybody reads."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import Account
from communities.models import Community, Spending
from communities.roles import Role
from communities.services import give_role
from ledger.selectors import database_time
from ledger.services import transfer
from tests.frontend.test_a_form_of_money_is_sent_again import KEY
from tests.frontend.world import World, trusted


@pytest.fixture
def keys(world: World) -> tuple[Client, Client]:
    """The owner and an admin, who both proved a moment ago that it is them; 10 INK to spend."""
    now, gardening = database_time(), Community.objects.get(slug="gardening")
    transfer(5, credit=gardening.wallet_id, amount=10_000, key="part of rewards")
    before = now - timedelta(days=15)
    give_role(gardening, account=world.author, role=Role.ADMIN, by=gardening.founder, now=before)
    return trusted(gardening.founder), trusted(world.author)


def test_two_spend_and_everybody_reads_who_and_what_for(
    world: World, keys: tuple[Client, Client]
) -> None:
    owner, admin = keys
    form = {"to": "mira", "amount": "2.5", "words": "Prizes for beans", "key": KEY}
    for _twice in range(2):
        answer = owner.post("/c/gardening/spend", form)
        assert answer["Location"] == "/c/gardening/wallet"
    asked = Spending.objects.get()
    assert "You asked for it" in owner.get(f"/spending/{asked.pk}").text
    [notice] = [line for line in admin.get("/notices").text.splitlines() if "/spending/" in line]
    assert f"/spending/{asked.pk}" in notice
    waiting = Client().get("/c/gardening/wallet").text
    assert "waits for a second officer" in waiting and "Sign or refuse" not in waiting
    assert "Sign it, and pay" in admin.get(f"/spending/{asked.pk}").text
    assert admin.post(f"/spending/{asked.pk}", {"wish": "sign"}).status_code == 302
    statement = Client().get("/c/gardening/wallet").text
    assert f"signed by @{world.author.name} (admin), paid" in statement
    assert statement.count("Prizes for beans") == 2
    assert "From c/gardening" in owner.get("/wallet").text


def test_others_reach_nothing_and_what_is_wrong_is_said(
    world: World, keys: tuple[Client, Client]
) -> None:
    owner, admin = keys
    form = {"to": "olaf", "amount": "25", "words": "Prizes", "key": KEY}
    assert "holds 10.000\u00a0INK: less than that" in owner.post("/c/gardening/spend", form).text
    assert "no account" in owner.post("/c/gardening/spend", {**form, "to": "nobody-here"}).text
    owner.post("/c/gardening/spend", {**form, "amount": "1"})
    asked = Spending.objects.get()
    olaf = trusted(Account.objects.get(name="olaf"))
    for address in ("/c/gardening/spend", f"/spending/{asked.pk}"):
        assert olaf.get(address).status_code == olaf.post(address, form).status_code == 403
        place = Client().get(address)["Location"]
        assert place.startswith("/accounts/login/")
    assert owner.get(f"/spending/{asked.pk + 1}").status_code == 404
    owner.post(f"/spending/{asked.pk}", {"wish": "sign"})
    assert Spending.objects.get().state == "asked"
    admin.post(f"/spending/{asked.pk}", {"wish": "stop"})
    assert "refused by @" in Client().get("/c/gardening/wallet").text
    assert "It takes two to spend" not in owner.get("/c/gardening/spend").text
    gardening = Community.objects.get(slug="gardening")
    now = database_time()
    give_role(gardening, account=world.author, role=Role.MEMBER, by=gardening.founder, now=now)
    assert "It takes two to spend" in owner.get("/c/gardening/spend").text
