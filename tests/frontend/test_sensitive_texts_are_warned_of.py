"""What an author calls sensitive is shown by the reader's wish: warned of, shown, or hidden."""

import pytest
from django.test import Client

from accounts.models import Letter
from accounts.services import follow, prefer
from articles.models import Article
from frontend.digests import write_due
from frontend.letters import words
from ledger.selectors import database_time
from tests.frontend.world import World


@pytest.fixture
def sensitive(world: World) -> World:
    Article.objects.filter(pk=int(world.places["WORK"])).update(sensitive="surgery")
    return world


def page(world: World, address: str, wish: str = "") -> str:
    client = Client()
    if wish:
        prefer(world.stranger, sensitive=wish)
        client.force_login(world.stranger)
    return client.get(address).content.decode().split("</head>")[1]


@pytest.mark.parametrize("wish", ["", "warn"])
def test_a_warning_stands_before_the_text_and_its_card(sensitive: World, wish: str) -> None:
    for address in (sensitive.article_address, "/new"):
        shown = page(sensitive, address, wish)
        assert shown.index('<details class="warned') < shown.index("My allotment lies")


def test_who_wants_no_warning_has_none(sensitive: World) -> None:
    for address in (sensitive.article_address, "/new"):
        shown = page(sensitive, address, "show")
        assert "My allotment lies" in shown
        assert 'class="warned' not in shown


def test_who_wants_it_hidden_meets_it_only_at_its_own_address(sensitive: World) -> None:
    assert "Growing beans" not in page(sensitive, "/new", "hide")
    assert 'class="warned' in page(sensitive, sensitive.article_address, "hide")


@pytest.mark.parametrize("wish", ["", "warn", "show"])
def test_a_warning_stands_before_what_search_found(sensitive: World, wish: str) -> None:
    shown = page(sensitive, "/search?q=allotment", wish)
    assert shown.index("Growing beans") < shown.index("<mark>allotment</mark>")
    assert ('<details class="warned' in shown) is (wish != "show")


def test_search_finds_nothing_of_what_is_to_be_hidden(sensitive: World) -> None:
    for address in ("/search?q=allotment", "/search?q=weigh&what=comments"):
        assert "Growing beans" in page(sensitive, address)
        assert "Growing beans" not in page(sensitive, address, "hide")


@pytest.mark.parametrize("wish", ["warn", "show"])
def test_a_digest_begins_with_the_warning(sensitive: World, wish: str) -> None:
    follow(sensitive.stranger, followed=sensitive.author, now=database_time())
    prefer(sensitive.stranger, sensitive=wish, digest="daily", interface_language="sv")
    assert write_due(database_time()) == 1
    _, body = words(Letter.objects.get(template="digest"))
    assert ("My allotment lies" in body) is (wish == "show")
    assert ("Känsligt: surgery." in body) is (wish == "warn")


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_other_programs_get_the_warning_alone(sensitive: World, form: str) -> None:
    feed = Client().get(f"/feeds/@tove.{form}").text
    head = Client().get(sensitive.article_address).text.split("</head>")[0]
    asked = {"url": f"http://testserver{sensitive.article_address}"}
    embedded = Client().get("/oembed", asked).json()["html"]
    for shown in (feed, head, embedded):
        assert "Growing beans in shade" in shown
        assert "Sensitive: surgery." in shown
        assert "allotment" not in shown


def test_the_author_is_not_warned_of_their_own_text(sensitive: World) -> None:
    client = Client()
    client.force_login(sensitive.author)
    assert 'class="warned' not in client.get(sensitive.article_address).content.decode()
