"""Who is logged in chooses the list of the first page; everybody else sees what is hot there."""

import re

import pytest
from django.db import IntegrityError
from django.test import Client

from accounts.models.preferences import FRONT_LISTS
from accounts.services import prefer
from articles.services import publish
from ledger.selectors import database_time
from tests.frontend.world import World

CHOICES = {"time_zone": "UTC", "sensitive": "warn", "usual_percent": "100"}
TITLES = {
    "hot": "Hot",
    "trending": "Trending",
    "new": "New",
    "following": "Following",
    "my_tags": "My tags",
}


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.stranger)
    return client


def title(client: Client, address: str) -> str:
    shown = client.get(address).content.decode()
    return "".join(re.findall(r'<h1 class="page-title">([^<]*)</h1>', shown))


def tabs(client: Client, address: str) -> dict[str, str]:
    """The address of each tab by its label."""
    shown = client.get(address).content.decode()
    tabs = shown.split('aria-label="Order"')[1].split("</nav>")[0]
    return {label: url for url, label in re.findall(r'<a\s+href="([^"]+)"[^>]*>([^<]+)</a>', tabs)}


@pytest.mark.parametrize("chosen", FRONT_LISTS)
def test_the_first_page_shows_the_list_that_was_chosen(
    chosen: str, client: Client, world: World
) -> None:
    client.post("/settings/reading", CHOICES | {"front_list": chosen})
    assert title(client, "/") == TITLES[chosen]
    assert title(Client(), "/") == "Hot"
    assert (
        f'<option value="{chosen}" selected>' in client.get("/settings/reading").content.decode()
    )


def test_every_list_keeps_its_address_and_hot_has_one(client: Client, world: World) -> None:
    assert tabs(client, "/")["Hot"] == "/"
    prefer(world.stranger, front_list="new")
    for address in ("/", "/trending", "/following"):
        assert tabs(client, address)["Hot"] == "/hot"
        assert tabs(client, address)["New"] == "/new"
    for address, label in (("/hot", "Hot"), ("/new", "New"), ("/my-tags", "My tags")):
        assert title(client, address) == label
    assert 'aria-current="page">New</a>' in client.get("/").content.decode()


def test_a_list_goes_on_at_an_address_that_is_its_own(client: Client, world: World) -> None:
    for number in range(20):
        publish(world.author, title=f"Text {number}", body="Words.", now=database_time())

    def more(asker: Client, address: str) -> str:
        shown = asker.get(address).content.decode()
        return "".join(re.findall(r'rel="next" href="([^?]+)\?after=', shown))

    assert more(client, "/") == more(Client(), "/hot") == "/"
    prefer(world.stranger, front_list="new")
    assert more(client, "/") == "/new"
    assert more(client, "/hot") == "/hot"
    assert more(Client(), "/") == "/"


def test_search_engines_are_shown_one_address_of_what_is_hot(world: World) -> None:
    assert "X-Robots-Tag" not in Client().get("/").headers
    assert Client().get("/hot").headers["X-Robots-Tag"] == "noindex"
    assert tabs(Client(), "/hot")["Hot"] == "/"


def test_a_list_that_is_none_is_refused(client: Client, world: World) -> None:
    answer = client.post("/settings/reading", CHOICES | {"front_list": "saved"})
    assert "Select a valid choice" in answer.content.decode()
    with pytest.raises(IntegrityError):
        prefer(world.stranger, front_list="saved")
