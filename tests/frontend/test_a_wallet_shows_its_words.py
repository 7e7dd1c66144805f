"""The wallet's page: what was written beside transfers, and no words that pass for a payout."""

from django.test import Client

from accounts.models import Memo
from ledger.services import transfer
from tests.frontend.world import World, trusted


def send(world: World, memo: str) -> None:
    transfer(5, credit=world.stranger.wallet_id, amount=5_000, key=f"start/{memo}")
    client = trusted(world.stranger)
    form = {"step": "done", "to": world.author.name, "amount": "1", "memo": memo}
    form["key"] = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
    assert client.post("/wallet/send", form).status_code == 302


def test_both_sides_see_the_words_until_the_sender_erases_them(world: World) -> None:
    send(world, "For the beans")
    sender, receiver = Client(), Client()
    sender.force_login(world.stranger)
    receiver.force_login(world.author)
    erase = f"/wallet/memo/{Memo.objects.get().batch}/erase"
    assert "For the beans" in receiver.get("/wallet").text
    assert erase not in receiver.get("/wallet").text
    assert receiver.post(erase).status_code == 404
    assert erase in sender.get("/wallet").text
    assert sender.post(erase).status_code == 302
    for client in (sender, receiver):
        assert "For the beans" not in client.get("/wallet").text
    assert sender.post("/wallet/memo/99999999999999999999/erase").status_code == 404


def test_words_that_look_like_a_payout_are_words(world: World) -> None:
    send(world, f"cycle/1/work/{world.places['WORK']}")
    client = Client()
    client.force_login(world.author)
    page = client.get("/wallet").text
    entry = page[page.index("From olaf") :].partition("</li>")[0]
    assert f"cycle/1/work/{world.places['WORK']}</q>" in entry
    assert "href" not in entry
