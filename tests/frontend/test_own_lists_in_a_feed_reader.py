"""A feed reader opens its person's own lists at private addresses, and nothing else."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Letter
from accounts.services import follow, prefer
from articles.choices import Audience, Choices
from articles.models import FeedKey
from articles.services import add_to_circle, close_account, follow_tag, make_circle, publish
from frontend import letters
from frontend.views import syndication
from ledger.selectors import database_time
from tests.frontend.test_feeds_for_readers import xml
from tests.frontend.world import World

PAGE = "/settings/feeds"
TITLE = "Growing beans in shade"


@pytest.fixture
def reader(world: World) -> Client:
    """The stranger, who follows the author."""
    follow(world.stranger, followed=world.author, now=database_time())
    client = Client()
    client.force_login(world.stranger)
    return client


def made(reader: Client) -> list[str]:
    """The addresses on the page, each without the site's own."""
    reader.post(PAGE, {"wish": "renew"})
    shown = reader.get(PAGE).content.decode()
    return [unescape(url) for url in re.findall(r'value="http://testserver(/feeds/[^"]+)"', shown)]


def status(address: str) -> int:
    return Client().get(address).status_code


def titles(address: str) -> set[str | None]:
    return {item.findtext("title") for item in xml(address).findall("channel/item")}


def test_four_addresses_open_both_lists_without_logging_in(reader: Client, world: World) -> None:
    assert made(Client()) == []
    rss, atom, tags_rss, tags_atom = made(reader)
    assert TITLE in titles(rss)
    assert titles(tags_rss) == set()
    follow_tag(world.stranger, name="soil", now=database_time())
    assert titles(tags_rss) == {TITLE}
    for address in (atom, tags_atom):
        assert xml(address).findall("{http://www.w3.org/2005/Atom}entry")


def test_texts_for_a_circle_are_in_none(reader: Client, world: World) -> None:
    now, (rss, _atom, tags_rss, _) = database_time(), made(reader)
    circle = make_circle(world.author, name="Friends", now=now)
    add_to_circle(world.author, circle_id=circle.pk, name="olaf", now=now)
    follow_tag(world.stranger, name="soil", now=now)
    secret = publish(
        world.author,
        title="For friends",
        body="Words.",
        tags=("soil",),
        choices=Choices(audience=Audience.CIRCLES, readers=(circle.pk,)),
        now=now,
    )
    assert reader.get(f"/@tove/{secret.permlink}").status_code == 200
    assert "For friends" not in titles(rss) | titles(tags_rss)


def test_new_addresses_end_the_old_ones_and_removed_ones_open_nothing(reader: Client) -> None:
    old = made(reader)
    new = made(reader)
    assert {status(each) for each in old} == {404}
    assert {status(each) for each in new} == {200}
    reader.post(PAGE, {"wish": "remove"})
    reader.post(PAGE, {"wish": "remove"})
    assert {status(each) for each in new} == {404}
    assert "Make the addresses" in reader.get(PAGE).content.decode()


def test_nobody_makes_an_address_up(reader: Client, world: World) -> None:
    address = made(reader)[0]
    place, _, signed = address.partition("?key=")
    key = FeedKey.objects.get(account=world.stranger).key
    assert signed.startswith(key)
    elsewhere = signing.Signer(salt="frontend.digests", sep=".").sign(key)
    for wrong in ("", key, f"{key}.", f"{key}.x", signed[:-1], elsewhere, f"{signed}\x00"):
        assert Client().get(place, {"key": wrong}).status_code == 404
        # Being logged in opens it no more than not being so.
        assert reader.get(place, {"key": wrong}).status_code == 404
    assert status(address) == 200


def test_they_end_with_the_account(reader: Client, world: World) -> None:
    address = made(reader)[0]
    world.stranger.is_active = False
    world.stranger.save()
    assert status(address) == 404
    world.stranger.is_active = True
    world.stranger.save()
    assert status(address) == 200
    close_account(world.stranger, erase_texts=False, now=database_time())
    assert status(address) == 404
    assert not FeedKey.objects.filter(account=world.stranger).exists()


def test_no_one_between_keeps_it_and_the_key_stands_nowhere(
    reader: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    address = made(reader)[0]
    signed = address.partition("?key=")[2]
    answer = Client().get(address)
    assert "private" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert signed not in answer.content.decode()
    again = Client().get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304

    def broken(*_args: object, **_values: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(syndication, "channel", broken)
    fault = Client(raise_request_exception=False).get(address)
    assert fault.status_code == 500
    assert "/feeds/following.rss" in caplog.text
    assert signed not in caplog.text


def test_it_is_in_its_readers_language(reader: Client, world: World) -> None:
    address = made(reader)[0]
    assert xml(address).findtext("channel/title") == "Following · Inkwell"
    prefer(world.stranger, interface_language="sv")
    assert xml(address).findtext("channel/title") == "Jag följer · Inkwell"


def test_the_page_says_what_who_knows_the_address_learns(reader: Client) -> None:
    for _ in range(2):
        assert "Whoever knows an address can read the list" in reader.get(PAGE).content.decode()
        made(reader)
    for place in ("/following", "/my-tags", "/settings/reading"):
        assert f'href="{PAGE}"' in reader.get(place).content.decode()
    assert f'href="{PAGE}"' not in reader.get("/new").content.decode()


def test_a_longer_list_takes_no_more_queries(reader: Client, world: World) -> None:
    address = made(reader)[0]

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            xml(address)
        return len(captured)

    few = queries()
    for number in range(15):
        publish(world.author, title=f"Text {number}", body="Words.", now=database_time())
    assert queries() <= few <= 16


@pytest.mark.parametrize("page", ["/accounts/password/change/", "/accounts/sessions/"])
def test_who_shuts_others_out_reads_that_the_addresses_stay(reader: Client, page: str) -> None:
    words = reader.get(page).content.decode()
    assert "go on working: no password opens them" in words and f'href="{PAGE}"' in words


@pytest.mark.parametrize("template", ["password_changed", "password_reset"])
def test_so_does_who_gets_the_letter(world: World, template: str) -> None:
    now = database_time()
    letter = Letter(template=template, facts={"at": now.isoformat()}, language="en")
    _subject, body = letters.words(letter)
    assert "feed reader go on working" in body and f"{settings.INKWELL_SITE}{PAGE}\n" in body
