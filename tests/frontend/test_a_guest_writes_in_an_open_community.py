"""A topic takes texts from everybody: its page leads a guest to the desk, which offers it and
keeps it. One of members alone says why it takes nothing.
"""

import re

import pytest
from django.test import Client

from articles.models import Article
from communities.models import Community
from communities.roles import Kind
from communities.services import mute, set_share
from ledger.selectors import database_time
from tests.frontend.world import World

FORM = {
    "title": "A guest's beans",
    "body": "In shade.",
    "language": "en",
    "community": "gardening",
    "ai_use": "none",
    "audience": "everybody",
    "answers": "open",
    "passing_on": "open",
    "reward": "half",
}
CHOSEN = '<option value="gardening" selected>'


@pytest.fixture
def guest(client: Client, world: World) -> Client:
    client.force_login(world.stranger)
    return client


def test_who_may_write_there_is_led_to_a_desk_that_keeps_the_place(
    guest: Client, world: World
) -> None:
    way = "/write?community=gardening"
    assert f'href="{way}"' in guest.get("/c/gardening").content.decode()
    assert CHOSEN in guest.get(way).content.decode()
    assert CHOSEN in guest.post(way, {**FORM, "preview": "1"}).content.decode()
    kept = guest.post(way, {**FORM, "save": "1"}).headers["Location"]
    page = guest.get(kept).content.decode()
    assert CHOSEN in page
    (key,) = re.findall(r'name="key" value="([^"]+)"', page)
    sent = {**FORM, "publish": "1", "key": key, "base": "1"}
    assert guest.post(kept, sent).status_code == 302
    text = Article.objects.select_related("community").get(title=FORM["title"])
    assert text.community is not None and text.community.slug == "gardening"


def test_what_it_takes_of_a_guests_reward_is_said_before(guest: Client, world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    set_share(gardening, share_bp=500, by=gardening.founder, now=database_time())
    page = guest.get("/write?community=gardening").content.decode()
    assert "5\u00a0% of your part goes to it" in page
    assert 'value="gardening=500"' in page


@pytest.mark.parametrize("kind", [Kind.JOURNAL, Kind.COUNCIL])
def test_members_alone_write_where_it_is_said_so(guest: Client, world: World, kind: Kind) -> None:
    Community.objects.filter(slug="gardening").update(kind=kind.value)
    assert "/write?community" not in guest.get("/c/gardening").content.decode()
    assert 'value="gardening"' not in guest.get("/write?community=gardening").content.decode()
    page = guest.post("/write", {**FORM, "publish": "1"}).content.decode()
    assert "Only members write in that community" in page
    assert not Article.objects.filter(title=FORM["title"]).exists()


def test_who_is_muted_there_is_told_so(guest: Client, world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    mute(gardening, account=world.stranger, now=database_time())
    assert "/write?community" not in guest.get("/c/gardening").content.decode()
    page = guest.post("/write", {**FORM, "publish": "1"}).content.decode()
    assert "Moderators muted you in that community" in page
