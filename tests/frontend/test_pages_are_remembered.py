"""Readers without an account share lists and articles for seconds, and nothing of anybody."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from articles.services import erase, publish
from inkwell.page_cache import PageCache
from ledger.selectors import database_time
from tests.frontend.world import World


@pytest.fixture
def remembering(broker: str, settings: Settings) -> Iterator[None]:
    settings.INKWELL_PAGE_SECONDS = 60
    PageCache._silent_until = 0.0
    caches["pages"].clear()
    yield
    caches["pages"].clear()


def shown(address: str, client: Client | None = None) -> str:
    response = (client or Client()).get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def queries(address: str, client: Client | None = None) -> int:
    with CaptureQueriesContext(connection) as captured:
        shown(address, client)
    return len(captured)


def test_who_comes_second_asks_the_database_nothing(remembering: None, world: World) -> None:
    for address in ("/", "/tag/soil", "/tag/soil?order=hot", world.article_address):
        assert queries(address) > 3
        assert queries(address) == 0
        without_nonce = [re.sub('nonce="[^"]*"', "", shown(address)) for _ in range(2)]
        without_token = [re.sub('value="[^"]{64}"', "", text) for text in without_nonce]
        assert without_token[0] == without_token[1]


def test_every_answer_has_a_nonce_of_its_own(remembering: None, world: World) -> None:
    nonces = set()
    for _ in range(3):
        response = Client().get("/")
        (nonce,) = set(re.findall('nonce="([^"]+)"', response.content.decode()))
        assert f"'nonce-{nonce}'" in response.headers["Content-Security-Policy"]
        nonces.add(nonce)
    assert len(nonces) == 3


def test_a_reader_with_an_account_neither_gives_nor_takes(remembering: None, world: World) -> None:
    client = Client()
    client.force_login(world.author)
    client.get("/help")
    own = queries("/", client)
    assert queries("/", client) == own > 3
    anonymous = shown("/")
    assert "csrfmiddlewaretoken" in shown("/", client)
    publish(world.author, title="News of today", body="Words.", now=database_time())
    assert "News of today" in shown("/", client)
    assert "News of today" not in shown("/")
    assert "/withdraw" not in anonymous
    assert "/vote" not in anonymous


def test_languages_are_apart(remembering: None, world: World) -> None:
    english = shown("/")
    swedish = Client().get("/", headers={"Accept-Language": "sv"}).content.decode()
    assert "How this list is ordered" in english
    assert "Så är listan ordnad" in swedish
    assert "Log in to upvote" not in swedish


def test_what_is_erased_is_gone_at_once(
    remembering: None,
    world: World,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    assert "Growing beans in shade" in shown("/")
    assert "two lime trees" in shown(world.article_address)
    with django_capture_on_commit_callbacks(execute=True):
        erase(int(world.places["WORK"]), author=world.author, now=database_time())
    assert "Growing beans in shade" not in shown("/")
    assert Client().get(world.article_address).status_code in (404, 410)


def test_nonsense_in_an_address_is_not_remembered(remembering: None, world: World) -> None:
    shown("/?after=nonsense")
    assert queries("/?after=nonsense") > 3


def test_pages_come_without_the_server(world: World, settings: Settings) -> None:
    settings.INKWELL_PAGE_SECONDS = 60
    away = settings.CACHES["pages"] | {"LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = settings.CACHES | {"pages": away}
    PageCache._silent_until = 0.0
    for _ in range(2):
        assert "Growing beans in shade" in shown("/")
    assert PageCache._silent_until > 0
    PageCache._silent_until = 0.0


@pytest.mark.usefixtures("remembering")
@pytest.mark.parametrize("address", ["/", "/tag/soil", "/in/en"])
def test_a_remembered_list_keeps_its_ways_to_order(address: str, world: World) -> None:
    made, shared = (Client().get(address).content.decode() for _ in range(2))
    for page in (made, shared):
        assert page.count('<nav class="tabs-line') == 1
        assert page.count('class="order-line"') == 1
        assert page.count('class="card-entry"') > 0
    words = [page.split('<main id="main"')[1].split("</main>")[0] for page in (made, shared)]
    assert words[0] == words[1]
