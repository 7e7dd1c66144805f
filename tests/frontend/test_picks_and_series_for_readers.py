"""What editors pick and what an author puts in a row can be followed in a feed reader."""

from xml.etree import ElementTree

from django.test import Client

from accounts.models import Account
from articles.choices import Choices
from articles.services import erase, publish
from communities.models import Community
from ledger.selectors import database_time
from moderation.services.recommending import pick
from tests.frontend.world import World

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(address: str) -> list[str | None]:
    response = Client().get(address)
    assert response.status_code == 200
    return [
        item.findtext("title") for item in ElementTree.fromstring(response.content).iter("item")
    ]


def test_a_community_and_the_site_have_a_feed_each_of_their_picks(world: World) -> None:
    mira, now = Account.objects.get(name="mira"), database_time()
    room, address = Community.objects.get(slug="gardening"), "/feeds/c/gardening/picks.rss"
    assert titles(address) == titles("/feeds/picks.rss") == []
    first, second = (
        publish(world.author, title=each, body="Words.", community=room, now=now)
        for each in ("One", "Two")
    )
    pick(mira, community=room, work_id=second.pk, now=now)
    pick(mira, community=room, work_id=first.pk, line="Read it.", now=now)
    assert titles(address) == ["One", "Two"]
    assert titles("/feeds/picks.rss") == []
    erase(first.pk, author=world.author, now=now)
    assert titles(address) == ["Two"]


def test_a_series_is_a_feed_with_its_newest_text_first(world: World) -> None:
    now = database_time()
    publish(
        world.author, title="Part two", body="Words.", choices=Choices(series="Shade"), now=now
    )
    address = "/feeds/@tove/series/shade"
    assert titles(f"{address}.rss") == ["Part two", "Growing beans in shade"]
    root = ElementTree.fromstring(Client().get(f"{address}.atom").content)
    assert root.findtext(f"{ATOM}title") == "Shade · Inkwell"
    assert root.findtext(f"{ATOM}subtitle") == "A series by tove"


def test_their_pages_lead_to_the_feeds(world: World) -> None:
    for place in ("/picks", "/c/gardening/picks", "/@tove/series/shade"):
        page = Client().get(place).content.decode()
        for form in ("rss", "atom"):
            assert f'href="/feeds{place}.{form}"' in page
