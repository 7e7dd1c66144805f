"""Lists without what their reader opened, for who has it remembered."""

import pytest
from django.test import Client

from articles.models import OpenedText
from tests.frontend.world import World

TITLE = "Growing beans in shade"
CHOICES = {"time_zone": "UTC", "sensitive": "warn", "usual_percent": "100"}


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.stranger)
    return client


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_text_that_was_opened_leaves_the_list(client: Client, world: World) -> None:
    client.post("/settings/reading", CHOICES | {"keep_opened": "on"})
    for address in ("/new?unread=1", "/tag/soil?order=hot&unread=1", "/c/gardening?unread=1"):
        assert TITLE in page(client, address)
    page(client, world.article_address)
    page(client, world.article_address)
    assert OpenedText.objects.count() == 1
    for address in ("/new", "/tag/soil?order=hot", "/c/gardening", "/in/en"):
        assert TITLE in page(client, address)
        sign = "&" if "?" in address else "?"
        assert TITLE not in page(client, f"{address}{sign}unread=1")
    # Whoever opens a profile asks for that person.
    assert TITLE in page(client, "/@tove?unread=1")


def test_the_list_leads_to_both_and_its_orders_keep_the_choice(
    client: Client, world: World
) -> None:
    assert 'href="/settings/reading#id_keep_opened"' in page(client, "/new")
    client.post("/settings/reading", CHOICES | {"keep_opened": "on"})
    assert 'href="/new?unread=1">Leave out what I have read</a>' in page(client, "/new")
    only = page(client, "/new?unread=1")
    assert 'href="/new">Show what I have read as well</a>' in only
    assert 'href="/trending?unread=1"' in only
    page(client, world.article_address)
    page(client, f"/@tove/{world.places['PAST']}")
    assert "Nothing unread here" in page(client, "/new?unread=1")


def test_switched_off_everything_is_forgotten_and_nothing_kept(
    client: Client, world: World
) -> None:
    page(client, world.article_address)
    assert not OpenedText.objects.exists()
    client.post("/settings/reading", CHOICES | {"keep_opened": "on"})
    page(client, world.article_address)
    assert OpenedText.objects.exists()
    client.post("/settings/reading", CHOICES)
    assert not OpenedText.objects.exists()


def test_a_head_alone_or_a_page_in_advance_opens_nothing(client: Client, world: World) -> None:
    client.post("/settings/reading", CHOICES | {"keep_opened": "on"})
    client.head(world.article_address)
    client.get(world.article_address, headers={"Sec-Purpose": "prefetch"})
    assert not OpenedText.objects.exists()


def test_who_has_no_account_is_offered_no_such_list(world: World) -> None:
    shown = page(Client(), "/new?unread=1")
    assert TITLE in shown
    assert "Leave out" not in shown
    assert 'href="/new?' not in shown
    assert "keep_opened" not in shown
