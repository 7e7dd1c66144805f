"""Reads are counted by text, day and source: also on remembered pages, and never by reader."""

from collections.abc import Iterator
from contextlib import suppress
from html import unescape

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve
from pytest_django import Settings

from articles.models import Reads
from articles.options import Options, Share
from articles.reads import MOST_SITES, Counted, take_reads
from articles.services import gather_reads, keep_reads, publish
from frontend.agents import is_program
from frontend.arrivals import PLACES, source_of
from inkwell.page_cache import PageCache
from ledger.selectors import database_time
from tests.frontend.world import World, person

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def counting(broker: str, settings: Settings) -> Iterator[None]:
    settings.INKWELL_PAGE_SECONDS = 60
    PageCache._silent_until = 0.0
    caches["pages"].clear()
    yield
    caches["pages"].clear()


def read(
    world: World, headers: dict[str, str] | None = None, *, client: Client | None = None
) -> None:
    sent = {"User-Agent": FIREFOX} | (headers or {})
    response = (client or Client()).get(world.article_address, headers=sent)
    assert response.status_code == 200


def kept() -> dict[str, int]:
    return dict(Reads.objects.values_list("source", "count"))


def test_a_remembered_page_counts_as_well_and_asks_no_database(
    counting: None, world: World
) -> None:
    read(world)
    with CaptureQueriesContext(connection) as captured:
        read(world)
    assert len(captured) == 0
    assert gather_reads() == 2
    assert kept() == {"direct": 2}
    # What was taken is not counted again.
    assert gather_reads() == 0
    read(world)
    gather_reads()
    assert kept() == {"direct": 3}


def test_programs_heads_pages_in_advance_and_the_author_are_no_reads(
    counting: None, world: World
) -> None:
    read(world, {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"})
    read(world, {"User-Agent": ""})
    read(world, {"Sec-Purpose": "prefetch;prerender"})
    Client().head(world.article_address, headers={"User-Agent": FIREFOX})
    author = Client()
    author.force_login(world.author)
    read(world, client=author)
    assert take_reads() == {}


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("", "direct"),
        ("http://testserver/trending", "feed"),
        ("http://testserver/c/gardening", "feed"),
        ("http://testserver/search?q=beans", "search"),
        ("http://testserver/tag/soil", "tag"),
        ("http://testserver/@tove", "profile"),
        ("http://testserver/picks", "feed"),
        ("http://testserver/c/gardening/picks", "feed"),
        ("http://testserver/saved", "feed"),
        ("http://testserver/@tove/comments", "profile"),
        ("http://testserver/@tove/reshares", "profile"),
        ("http://testserver/help", "inside"),
        ("http://testserver/nothing/like/this", "inside"),
        ("https://www.example.org/who/reads?this=secret", "site:example.org"),
        ("https://someone:word@Example.org:8443/", "site:example.org"),
        ("https://[broken", "direct"),
        ("https://x|y/", "direct"),
        ("nonsense", "direct"),
    ],
)
def test_a_source_is_a_kind_of_place_or_a_host(before: str, source: str) -> None:
    request = RequestFactory().get("/", headers={"Referer": before})
    assert source_of(request) == source


def test_no_page_that_lists_texts_counts_as_another_page(world: World) -> None:
    client, cards = Client(), {"frontend/parts/card.html", "frontend/parts/hit.html"}
    lists = cards | {"frontend/parts/list.html"}
    client.force_login(world.author)
    others = {}
    for place in (*world.public_addresses, *world.own_addresses):
        with suppress(Resolver404):
            view = resolve(place.split("?")[0]).view_name
            if view not in PLACES:
                others[view] = place
    assert len(others) > 30, "most pages list nothing"
    for place in others.values():
        drawn = {template.name for template in client.get(place).templates}
        assert not lists & drawn, place


def test_only_so_many_sites_are_told_apart(world: World) -> None:
    today, work = database_time().date(), int(world.places["WORK"])
    for start in (0, 20):
        keep_reads(
            {Counted(work, today, f"site:s{start + n:02}.example"): 1 for n in range(20)}
            | {Counted(10**9, today, "direct"): 1}
        )
    told = kept()
    assert len(told) == MOST_SITES + 1
    assert told["site:"] == 40 - MOST_SITES
    assert sum(told.values()) == 40


def test_the_author_alone_sees_them(counting: None, world: World) -> None:
    for _ in range(3):
        read(world, {"Referer": "http://testserver/tag/soil"})
    read(world, {"Referer": "https://example.org/"})
    gather_reads()
    pages = []
    for each in (world.author, world.stranger):
        client = Client()
        client.force_login(each)
        pages.append(unescape(client.get("/desk/writer").text))
    assert "4 reads in 30 days" in pages[0]
    assert "example.org" in pages[0]
    assert "Growing beans in shade" in pages[0]
    assert "0 reads in 30 days" in pages[1]
    assert "example.org" not in pages[1]


def test_without_its_server_nothing_is_counted_and_the_page_comes(
    world: World, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PageCache, "_silent_until", float("inf"))
    read(world)
    assert take_reads() == {}


@pytest.mark.parametrize("agent", [FIREFOX, "Mozilla/5.0 (iPhone) AppleWebKit Safari/604.1"])
def test_a_browser_is_no_program(agent: str) -> None:
    assert not is_program(agent)


@pytest.mark.parametrize(
    "agent",
    ["curl/8.5", "Mozilla/5.0 (compatible; bingbot/2.0)", "HeadlessChrome/140", "Feedly/1"],
)
def test_a_program_is_told_by_its_name(agent: str) -> None:
    assert is_program(agent)


def test_who_wrote_it_with_the_author_sees_the_reads(world: World) -> None:
    now = database_time()
    text = publish(
        world.author,
        title="Two spades",
        body="Words.",
        options=Options(beneficiaries=(Share("olaf", 3_000),)),
        now=now,
    )
    Reads.objects.create(article=text, day=now.date(), source="direct", count=17)
    for account, seen in (
        (world.author, True),
        (world.stranger, True),
        (person("ines", now), False),
    ):
        client = Client()
        client.force_login(account)
        desk = client.get("/desk/writer").content.decode()
        assert ("17 reads in 30 days" in desk) is seen
        assert ("Two spades" in desk) is seen
