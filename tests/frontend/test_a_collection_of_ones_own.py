"""Collections are begun, filled, ordered, shown and deleted by plain forms."""

import re
from html import unescape
from http import HTTPStatus

import pytest
from django.test import Client

from accounts.models import Account, RestrictionKind
from accounts.services import restrict
from articles.models import Collection, CollectionPart
from articles.services import Heading, publish
from articles.services.collecting import make_collection
from frontend.findable import FINDABLE
from ledger.selectors import database_time
from tests.frontend.world import World, trusted

BEANS = "/@tove/collections/beans"


@pytest.fixture
def owner(world: World) -> Client:
    return trusted(world.author)


def cards(client: Client, address: str = BEANS) -> list[str]:
    """The titles of the texts on a page, in order."""
    found = re.findall(r'class="card-title".*?<a[^>]*>(.*?)</a>', client.get(address).text, re.S)
    return [unescape(each) for each in found]


def test_a_reader_begins_one_with_a_text_and_orders_it(world: World) -> None:
    client, work = trusted(world.stranger), world.places["WORK"]
    page = client.get(world.article_address).text
    assert f'href="/work/{work}/collections"' in page
    assert f'href="/work/{work}/collections"' in client.get("/new").text
    assert "/collections" not in Client().get("/new").text
    here = f"/work/{work}/collections"
    client.post(here, {"wish": "begin", "title": "Garden"})
    assert "Take out" in client.get(here).text
    second = publish(world.author, title="Slugs", body="At night.", now=database_time())
    client.post(f"/work/{second.pk}/collections", {"wish": "put in", "collection": "garden"})
    mine = "/@olaf/collections/garden"
    assert cards(client, mine) == ["Growing beans in shade", "Slugs"]
    arrange = "/collections/garden/arrange"
    answer = client.post(arrange, {"work": second.pk, "wish": "up", "next": "/saved"})
    assert answer.headers["Location"] == "/saved"
    assert cards(client, mine) == ["Slugs", "Growing beans in shade"]
    client.post(arrange, {"work": second.pk, "wish": "take out"})
    assert cards(client, mine) == ["Growing beans in shade"]
    client.post(here, {"wish": "take out", "collection": "garden"})
    assert cards(client, mine) == []
    assert "Nothing in it yet" in client.get(mine).text


def test_one_of_ones_own_is_nowhere_for_others_until_it_is_shown(world: World) -> None:
    client, mine = trusted(world.stranger), "/@olaf/collections/garden"
    sent = {"title": "Garden", "words": "Under lime trees."}
    answer = client.post("/collections/new", sent)
    assert answer.headers["Location"] == mine
    own = client.get(mine)
    assert "You alone see it" in own.text
    assert own.headers["X-Robots-Tag"] == "noindex"
    assert "og:title" not in own.text
    assert ".atom" not in own.text
    others = (Client(), trusted(world.author))
    for each in others:
        assert each.get(mine).status_code == HTTPStatus.NOT_FOUND
        assert "Garden" not in each.get("/@olaf/collections").text
        assert each.get("/feeds/@olaf/collections/garden.rss").status_code == HTTPStatus.NOT_FOUND
    client.post("/collections/garden/edit", sent | {"public": "on"})
    for each in others:
        shown = each.get(mine)
        assert "Under lime trees." in shown.text
        assert '<meta property="og:title" content="Garden">' in shown.text
        assert "X-Robots-Tag" not in shown.headers
        assert "Garden" in each.get("/@olaf/collections").text
        assert each.get("/feeds/@olaf/collections/garden.atom").status_code == HTTPStatus.OK


def test_what_is_refused_comes_back_in_its_form(world: World, owner: Client) -> None:
    page = owner.post("/collections/new", {"title": "BEANS", "words": "Kept words."}).text
    assert "You have a collection of this title already." in page
    assert "Kept words." in page
    page = owner.post("/collections/beans/edit", {"title": " ", "words": "Kept words."}).text
    assert "Kept words." in page
    assert Collection.objects.get().title == "Beans"
    here = f"/work/{world.places['WORK']}/collections"
    answer = owner.post(here, {"wish": "begin", "title": "beans"}, follow=True)
    assert "You have a collection of this title already." in answer.text
    assert 'value="beans"' in answer.text
    assert owner.post(here, {"wish": "else"}).status_code == HTTPStatus.NOT_FOUND
    wrong = {"work": world.places["WORK"], "wish": "else"}
    assert owner.post("/collections/beans/arrange", wrong).status_code == HTTPStatus.NOT_FOUND


def test_a_new_one_that_cannot_have_the_text_is_not_begun(world: World) -> None:
    client = trusted(world.stranger)
    erased = publish(world.author, title="Gone", body="Words.", now=database_time())
    trusted(world.author).post(f"/work/{erased.pk}/erase")
    answer = client.post(f"/work/{erased.pk}/collections", {"wish": "begin", "title": "New"})
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert not Collection.objects.filter(owner=world.stranger).exists()


def test_deleting_is_asked_once(world: World, owner: Client) -> None:
    page = owner.get("/collections/beans/delete").text
    assert "Delete the collection “Beans”?" in page
    assert Collection.objects.exists()
    answer = owner.post("/collections/beans/delete")
    assert answer.headers["Location"] == "/@tove/collections"
    assert not CollectionPart.objects.exists()
    assert owner.get(BEANS).status_code == HTTPStatus.NOT_FOUND


def test_who_is_suspended_shows_none_and_who_is_limited_is_not_indexed(
    world: World, owner: Client
) -> None:
    now = database_time()
    assert "collection" in FINDABLE
    restrict(world.author.pk, kind=RestrictionKind.LIMITED, decision=1, until=None, now=now)
    answer = Client().get(BEANS)
    assert answer.status_code == HTTPStatus.OK
    assert answer.headers["X-Robots-Tag"] == "noindex"
    restrict(world.author.pk, kind=RestrictionKind.SUSPENDED, decision=2, until=None, now=now)
    page = Client().get(BEANS).text
    assert "What to read before sowing." not in page
    assert "What to read before sowing." not in Client().get("/@tove/collections").text
    feed = Client().get("/feeds/@tove/collections/beans.rss")
    assert feed.status_code == HTTPStatus.NOT_FOUND
    assert "What to read before sowing." in owner.get(BEANS).text


def test_feed_readers_get_what_was_put_in_last_first(world: World) -> None:
    mira, now = Account.objects.get(name="mira"), database_time()
    second = publish(mira, title="Slugs", body="At night, *all* of them.", now=now)
    answer = trusted(world.author).post(
        f"/work/{second.pk}/collections", {"wish": "put in", "collection": "beans"}
    )
    assert answer.status_code == HTTPStatus.FOUND
    feed = Client().get("/feeds/@tove/collections/beans.rss").text
    assert feed.index("Slugs") < feed.index("Growing beans in shade")
    assert "What to read before sowing." in feed
    assert "&lt;em&gt;all&lt;/em&gt;" in feed
    make_collection(mira, heading=Heading("Bare", public=True), now=now)
    assert "A collection by mira" in Client().get("/feeds/@mira/collections/bare.atom").text


def test_it_is_reported_with_who_made_it(world: World, owner: Client) -> None:
    assert 'href="/@tove/report"' in trusted(world.stranger).get(BEANS).text
    assert 'href="/@tove/report"' not in owner.get(BEANS).text
