"""The figures of a finding: under numbers for everybody, with the texts for officers."""

import re
from uuid import uuid4

from django.test import Client

from accounts.models import Account
from ledger.selectors import database_time
from moderation.findings import REPLY_WITHIN, Family
from moderation.services.findings import Found, drop_finding, make_final, open_finding
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.findings import found_often
from tests.frontend.world import World


def plain(page: str) -> str:
    main = page[page.index("<main") :]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(name=name))
    return client


def made(world: World) -> int:
    """A finding without words about two, of whom one voted for the other."""
    names = [world.author.name, world.stranger.name]
    found = Found(Family.RECIPROCAL, "", first_cycle=1)
    return open_finding(found, names=names, by=staff("stina"), key=uuid4(), now=database_time()).pk


PAIR = r"account 2 for account 1 \d+ of \d+ [\d.]+\s?%"


def test_until_it_is_final_those_concerned_alone_read_them_pair_by_pair(world: World) -> None:
    place, accused = f"/moderation/findings/{made(world)}", Client()
    accused.force_login(world.author)
    for client, told in ((Client(), False), (client_of("mira"), False), (accused, True)):
        page = client.get(place).text
        words = plain(page)
        assert "Counted by the site, until" in words
        assert bool(re.search(PAIR, words)) == told
        assert ("is shown to those concerned" in words) != told
        main = page[page.index("<main") : page.index("</main>")]
        assert world.stranger.name not in main
        assert "Growing beans in shade" not in main


def test_everybody_reads_them_under_numbers_once_it_is_final(world: World) -> None:
    number, now = made(world), database_time()
    make_final(number, by=staff("stig"), words="It is so.", now=now + REPLY_WITHIN)
    page = Client().get(f"/moderation/findings/{number}").text
    assert re.search(PAIR, plain(page))
    assert world.stranger.name not in page[page.index("<main") : page.index("</main>")]


def test_nobody_reads_them_once_it_was_dropped(world: World) -> None:
    number = made(world)
    drop_finding(number, by=staff("stig"), words="It is not.", now=database_time())
    accused = Client()
    accused.force_login(world.author)
    for client in (Client(), accused):
        words = plain(client.get(f"/moderation/findings/{number}").text)
        assert not re.search(PAIR, words)
        assert "is shown to those concerned" not in words


def test_officers_read_which_texts_were_voted_for(world: World) -> None:
    number = made(world)
    stig = with_key(staff("stig"))
    page = plain(stig.get(f"/admin/findings/{number}/").text)
    assert "account 2 for account 1 Texts voted for Growing beans in shade" in page


def test_the_preview_shows_them_before_it_is_opened(world: World) -> None:
    form = {
        **{"act": "preview", "family": "reciprocal", "first_cycle": "1", "key": str(uuid4())},
        "accounts": f"{world.author.name} {world.stranger.name}",
    }
    stina = with_key(staff("stina"))
    page = plain(stina.post("/admin/findings/", form).text)
    assert re.search(r"Upvotes: [1-9]\d*\. Texts and answers: [1-9]", page)
    assert "account 2 for account 1" in page
    silent = stina.post("/admin/findings/", form | {"accounts": world.author.name})
    assert silent.status_code == 422
    assert "The site counts nothing among these accounts" in silent.text


def test_figures_from_before_are_said_to_be_typed(world: World) -> None:
    found_often(world.author, moments=[database_time()])
    page = plain(Client().get("/moderation/findings").text)
    number = re.search(r"No\. (\d+)", page)
    assert number is not None
    shown = plain(Client().get(f"/moderation/findings/{number[1]}").text)
    assert "The figures were typed by who opened this finding." in shown
    assert "for account" not in shown
