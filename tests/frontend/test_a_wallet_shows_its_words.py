"""The wallet's page: what was written beside transfers, and no words that pass for a payout."""

import re

import pytest
from django.test import Client
from django.utils.formats import date_format
from django.utils.timezone import localtime

from accounts.models import Account, Memo
from articles.services import reply, tip
from ledger.selectors import database_time
from ledger.services import transfer
from tests.frontend.world import World, trusted


def send(world: World, memo: str) -> None:
    transfer(5, credit=world.stranger.wallet_id, amount=5_000, key=f"start/{memo}")
    client = trusted(world.stranger)
    form = {"step": "done", "to": world.author.name, "amount": "1", "memo": memo}
    form["key"] = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
    assert client.post("/wallet/send", form).status_code == 302


@pytest.mark.parametrize("eraser", ["sender", "receiver"])
def test_both_sides_see_the_words_until_either_erases_them(world: World, eraser: str) -> None:
    send(world, "For the beans")
    sides = {"sender": Client(), "receiver": Client(), "third": Client()}
    sides["sender"].force_login(world.stranger)
    sides["receiver"].force_login(world.author)
    sides["third"].force_login(Account.objects.get(name="mira"))
    erase = f"/wallet/memo/{Memo.objects.get().batch}/erase"
    for method in ("get", "post"):
        assert getattr(sides["third"], method)(erase).status_code == 404
    for side in ("sender", "receiver"):
        page = sides[side].get("/wallet").text
        assert "For the beans" in page and erase in page
    asking = sides[eraser].get(erase).text
    assert "For the beans" in asking and "cannot be undone" in asking
    assert "For the beans" in sides[eraser].get("/wallet").text
    assert sides[eraser].post(erase).status_code == 302
    who = {"sender": "sender", "receiver": "recipient"}[eraser]
    said = f"Words erased by the {who} on {date_format(localtime(database_time()), 'j F Y')}"
    for side in ("sender", "receiver"):
        for place in ("/wallet", f"/wallet/receipt/{Memo.objects.get().batch}"):
            page = sides[side].get(place).text
            assert said in page and "For the beans" not in page and erase not in page
        assert sides[side].get(erase).status_code == 404
    public = sides["third"].get(f"/wallet/{world.author.wallet_id}").text
    assert "From olaf" not in public and said not in public
    assert sides[eraser].post("/wallet/memo/99999999999999999999/erase").status_code == 404


def test_words_that_look_like_a_payout_are_words(world: World) -> None:
    send(world, f"cycle/1/work/{world.places['WORK']}")
    client = Client()
    client.force_login(world.author)
    page = client.get("/wallet").text
    entry = page[page.index("From olaf") :].partition("</li>")[0]
    assert f"cycle/1/work/{world.places['WORK']}</q>" in entry
    assert re.findall(r'href="/wallet/([a-z]+)/', entry) == ["receipt", "memo"]
    assert entry.count("href") == 2


def test_ones_own_comment_is_called_ones_own(world: World) -> None:
    now, olaf = database_time(), world.stranger
    comment = reply(int(world.places["WORK"]), author=olaf, body="Tall.", now=now)
    transfer(5, credit=world.author.wallet_id, amount=5_000, key="start")
    batch = tip(comment.pk, giver=world.author, amount=1_000, key="tip", now=now)
    mine, theirs = Client(), Client()
    mine.force_login(olaf)
    theirs.force_login(world.author)
    words = "comment on “Growing beans in shade”"
    for place in ("/wallet", f"/wallet/receipt/{batch}"):
        assert f"for your {words}" in mine.get(place).text
        assert "for a comment by olaf on “" in theirs.get(place).text
