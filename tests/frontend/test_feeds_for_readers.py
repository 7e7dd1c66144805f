"""RSS and Atom: the elements that their specifications require, whole texts, and short answers."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import trans_real

from articles.services import erase, publish
from ledger.selectors import database_time
from tests.frontend.world import World

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
LISTS = ("hot", "trending", "new", "closing", "again", "tag/soil", "in/en", "c/gardening", "@tove")


def xml(address: str) -> ElementTree.Element:
    response = Client().get(address)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def text(element: ElementTree.Element, name: str) -> str:
    found = element.findtext(name)
    assert found, f"{name} is missing or empty"
    return found


@pytest.mark.parametrize("name", [*LISTS, "search"])
def test_rss_has_what_its_specification_requires(name: str, world: World) -> None:
    root = xml(f"/feeds/{name}.rss?q=beans")
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (channel,) = root
    for required in ("title", "link", "description"):
        text(channel, required)
    assert name == "again" or channel.findall("item")
    for item in channel.findall("item"):
        assert text(item, "link").startswith("http://testserver/@")
        assert text(item, "guid") == text(item, "link")
        assert parsedate_to_datetime(text(item, "pubDate")).tzinfo is not None
        assert text(item, "title")


@pytest.mark.parametrize("name", [*LISTS, "search"])
def test_atom_has_what_its_specification_requires(name: str, world: World) -> None:
    root = xml(f"/feeds/{name}.atom?q=beans")
    assert root.tag == f"{ATOM}feed"
    for place in (root, *root.findall(f"{ATOM}entry")):
        for required in ("id", "title", "updated"):
            text(place, f"{ATOM}{required}")
        assert datetime.fromisoformat(text(place, f"{ATOM}updated")).tzinfo is not None
    assert [each.get("href") for each in root.findall(f"{ATOM}link[@rel='self']")]
    for entry in root.findall(f"{ATOM}entry"):
        text(entry, f"{ATOM}author/{ATOM}name")
        assert entry.find(f"{ATOM}link[@rel='alternate']") is not None


def test_the_whole_text_is_in_it_with_addresses_that_work_elsewhere(world: World) -> None:
    body = "See [the tag](/tag/soil).\n\nA form feed \x0c and \ufffe."
    made = publish(world.author, title="Whole \x0b", body=body, tags=("x",), now=database_time())
    item = xml("/feeds/tag/x.rss").find("channel/item")
    assert item is not None
    assert '<a href="http://testserver/tag/soil"' in text(item, CONTENT)
    assert text(item, "category") == "x"
    entry = xml("/feeds/tag/x.atom").find(f"{ATOM}entry")
    assert entry is not None
    assert "A form feed" in text(entry, f"{ATOM}content")
    erase(made.pk, author=world.author, now=database_time())
    assert xml("/feeds/tag/x.rss").find("channel/item") is None


def test_who_asks_again_is_answered_in_a_line(world: World) -> None:
    client = Client()
    first = client.get("/feeds/new.atom")
    assert first.headers["ETag"]
    assert first.headers["Last-Modified"]
    again = client.get("/feeds/new.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    publish(world.author, title="News", body="Words.", now=database_time())
    news = client.get("/feeds/new.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert news.status_code == 200


def test_feeds_hold_nothing_of_the_reader(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    response = client.get("/feeds/new.atom")
    assert response.content == Client().get("/feeds/new.atom").content
    assert "sessionid" not in response.cookies


@pytest.mark.parametrize(
    "name", ["c/nowhere", "@nobody-here", "in/xx", "c/nowhere/picks", "@tove/series/none"]
)
def test_what_is_not_there_has_no_feed(name: str, world: World) -> None:
    assert Client().get(f"/feeds/{name}.rss").status_code == 404


@pytest.mark.parametrize(
    "page", ["/", "/tag/soil", "/c/gardening", "/@tove", "/in/sv", "/picks", "/@tove/series/shade"]
)
def test_pages_name_their_feeds(page: str, world: World) -> None:
    shown = Client().get(page).content.decode()
    assert '<link rel="alternate" type="application/rss+xml"' in shown
    assert '<link rel="alternate" type="application/atom+xml"' in shown


def test_a_language_that_nobody_speaks_is_not_kept(world: World) -> None:
    Client().get("/feeds/in/sv.rss")
    known = set(vars(trans_real)["_translations"])
    for name in ("xx", "xx-yy", "klingon"):
        assert Client().get(f"/feeds/in/{name}.rss").status_code == 404
    assert set(vars(trans_real)["_translations"]) == known


def test_a_text_that_goes_meanwhile_is_left_out(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontend.pages.syndication.full_texts", lambda works: {})
    (channel,) = xml("/feeds/new.rss")
    assert not channel.findall("item")


def test_a_longer_feed_takes_no_more_queries(world: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            xml("/feeds/new.rss")
        return len(captured)

    few = queries()
    for number in range(15):
        publish(
            world.author, title=f"Text {number}", body="Words.", tags=("x",), now=database_time()
        )
    assert queries() <= few <= 11


@pytest.mark.parametrize(
    ("asked", "found"),
    [("q=beans&tag=soil", 1), ("q=beans&tag=slugs", 0), ("author=tove", 2), ("author=olaf", 0)]
    + [("q=beans&language=sv", 0), ("q=beans&until=2020-01-01", 0), ("since=nonsense&q=beans", 1)],
)
def test_a_search_keeps_its_conditions(world: World, asked: str, found: int) -> None:
    assert len(xml(f"/feeds/search.rss?{asked}").findall("channel/item")) == found
    shown = Client().get(f"/search?{asked}").content.decode()
    (address,) = re.findall(r'title="RSS" href="([^"]+)"', shown)
    assert len(xml(unescape(address)).findall("channel/item")) == found
