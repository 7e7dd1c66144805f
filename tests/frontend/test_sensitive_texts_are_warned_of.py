"""What an author calls sensitive is shown by the reader's wish: warned of, shown, or hidden."""

import pytest
from django.test import Client

from accounts.services import prefer
from articles.models import Article
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


def test_the_author_is_not_warned_of_their_own_text(sensitive: World) -> None:
    client = Client()
    client.force_login(sensitive.author)
    assert 'class="warned' not in client.get(sensitive.article_address).content.decode()
