"""Who keeps their sums to themselves: nobody else is shown their wallet, here or in another's."""

import re

from django.test import Client

from accounts.models import Account
from accounts.services import describe
from articles.models import Article
from articles.services import close_account
from ledger.selectors import database_time
from ledger.services import power_up, transfer
from tests.frontend.world import World, trusted

AMOUNT = re.compile(r"[0-9][\s\u202f\u00a0]*(INK|VESTS)\b")
KEY = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(name=name))
    return client


def keep(account: Account) -> None:
    describe(
        account,
        display_name=account.display_name,
        about=account.about,
        keeps_sums=True,
        now=database_time(),
    )


def words(client: Client, address: str) -> str:
    """The page's main part without its tags."""
    page = client.get(address).text
    return re.sub(r"<[^>]+>", "", page[page.index("<main") : page.index("</main>")])


def test_it_is_chosen_in_the_settings(world: World) -> None:
    client = client_of("tove")
    assert "Everybody can look at this wallet." in words(client, "/wallet")
    sent = {"display_name": "Tove", "about": ""}
    assert client.post("/settings", sent).status_code == 200
    assert client.post("/settings", sent | {"sums_seen_by": "me"}).status_code == 302
    assert re.search(r'value="me"[^>]* checked', client.get("/settings").text)
    assert "Nobody but you can look at this wallet." in words(client, "/wallet")
    client.post("/settings", sent | {"sums_seen_by": "everybody"})
    assert not Account.objects.get(name="tove").keeps_sums


def test_others_are_told_that_the_wallet_is_kept(world: World) -> None:
    address = f"/wallet/{world.author.wallet_id}"
    assert AMOUNT.search(words(Client(), address))
    keep(world.author)
    for asker in (Client(), client_of("mira")):
        told = words(asker, address)
        assert not AMOUNT.search(told)
        assert "Who has this wallet keeps it to themselves, or has left." in told
        assert "tove" not in told
        assert "the public ledger" in told
        assert f'href="{address}"' not in asker.get("/@tove").text
    assert AMOUNT.search(words(client_of("tove"), address))
    assert f'href="{address}"' in client_of("tove").get("/@tove").text


def test_in_anothers_wallet_they_have_no_name_and_no_words(world: World) -> None:
    send(world, to="mira", memo="For the beans")
    third, mira = client_of("tove"), Account.objects.get(name="mira")
    address = f"/wallet/{mira.wallet_id}"
    seen = words(third, address)
    assert "From somebody" in seen
    assert "olaf" not in seen
    assert "For the beans" not in seen
    for party in ("olaf", "mira"):
        seen = words(client_of(party), address)
        assert "From olaf" in seen
        assert "For the beans" in seen
    assert "For the beans" in words(client_of("mira"), "/wallet")


def test_who_shows_the_wallet_shows_the_words(world: World) -> None:
    describe(world.stranger, display_name="", about="", keeps_sums=False, now=database_time())
    send(world, to="mira", memo="For the beans")
    mira = Account.objects.get(name="mira")
    seen = words(client_of("tove"), f"/wallet/{mira.wallet_id}")
    assert "From olaf" in seen
    assert "For the beans" in seen


def test_what_a_vote_earned_is_shown_to_its_voter_alone(world: World) -> None:
    past = Article.objects.get(permlink=world.places["PAST"])
    address = f"/work/{past.pk}/votes"
    assert AMOUNT.search(words(Client(), address))
    keep(Account.objects.get(name="mira"))
    assert not AMOUNT.search(words(Client(), address))
    assert "not shown" in words(Client(), address)
    assert AMOUNT.search(words(client_of("mira"), address))


def test_who_lends_them_power_is_not_told_which_part_it_is(world: World) -> None:
    transfer(5, credit=world.author.wallet_id, amount=90_000, key="start")
    power_up(world.author.wallet_id, amount=90_000, key="power")
    form = {"to": "olaf", "amount": "40", "key": KEY, "step": "done"}
    lender = trusted(world.author)
    assert lender.post("/wallet/lend", form).status_code == 302
    assert re.search(r"Part of their power\s*not shown", words(lender, "/wallet/loans"))
    describe(world.stranger, display_name="", about="", keeps_sums=False, now=database_time())
    assert re.search(r"Part of their power\s*[0-9]", words(lender, "/wallet/loans"))


def test_the_choice_outlasts_the_person(world: World) -> None:
    close_account(world.stranger, erase_texts=False, now=database_time())
    address = f"/wallet/{world.stranger.wallet_id}"
    told = words(Client(), address)
    assert not AMOUNT.search(told)
    assert "Who has this wallet keeps it to themselves, or has left." in told
    assert 'href="/@' not in Client().get(address).text


def send(world: World, *, to: str, memo: str) -> None:
    """From olaf, who keeps his sums to himself."""
    transfer(5, credit=world.stranger.wallet_id, amount=5_000, key="start")
    form = {"step": "done", "to": to, "amount": "1", "memo": memo, "key": KEY}
    assert trusted(world.stranger).post("/wallet/send", form).status_code == 302
