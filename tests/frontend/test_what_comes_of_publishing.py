"""Where a text is written it is said what comes of publishing it: at once, to a moderator first,
in no list of strangers, or not at all.
"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.services import publish
from communities.models import Community
from communities.services import found, join
from moderation.measures import Measure
from moderation.services.deciding import Ruling
from tests.moderation.world import World, make_world

AT_ONCE = "It appears at once and can be voted on for"
WAITS = "In Soil the first texts of somebody new wait for a moderator; elsewhere it appears"
LEAD = 'href="/cases">Your cases</a>'


@pytest.fixture
def world(db: None) -> World:
    """Nothing is decided yet."""
    return make_world()


def page(world: World, place: str = "/write") -> str:
    client = Client()
    client.force_login(world.writer)
    return client.get(place, follow=True).text.partition("<main")[2]


def restrict(world: World, measure: Measure, *, days: int | None = None) -> None:
    until = world.now + timedelta(days=days) if days else None
    ruling = Ruling([measure], rule="No spam", message="Forty a day.", until=until)
    world.decide(world.report(), ruling, by=world.site)


def test_nothing_is_in_its_way(world: World) -> None:
    shown = page(world)
    assert AT_ONCE in shown
    assert LEAD not in shown
    assert "wait for a moderator" not in shown


@pytest.mark.parametrize(("days", "words"), [(None, "suspended: "), (3, "suspended until ")])
def test_who_is_suspended_publishes_nothing(world: World, days: int | None, words: str) -> None:
    text = f"/@writer/{world.text.permlink}/edit"
    assert "Earlier versions are kept" in page(world, text)
    restrict(world, Measure.SUSPEND, days=days)
    for place in ("/write", text):
        shown = page(world, place)
        assert f"Your account is {words}" in shown
        assert "nothing is published. Drafts are kept." in shown
        assert LEAD in shown
        assert AT_ONCE not in shown
        assert "Earlier versions are kept" not in shown


def test_who_is_limited_reads_who_finds_it(world: World) -> None:
    restrict(world, Measure.LIMIT)
    shown = page(world)
    assert AT_ONCE in shown
    assert "Your account is limited: only who follows you finds your texts in lists." in shown
    assert LEAD in shown


def test_first_texts_wait_where_a_community_looks_at_them(world: World) -> None:
    other = found("clay", title="Clay", founder=world.reader, now=world.now)
    join(other, account=world.writer, now=world.now)
    Community.objects.filter(pk=world.soil.pk).update(holds_first=2)
    # Who wrote there once writes the second text now.
    shown = page(world)
    assert WAITS in shown
    assert "Clay" not in shown.partition("desk-foot")[2].partition("</p>")[0]
    publish(world.writer, title="Rye", body="It grows.", community=world.soil, now=world.now)
    assert WAITS not in page(world)


def test_many_communities_take_as_few_queries(world: World) -> None:
    counts = []
    for number in range(3):
        room = found(f"clay-{number}", title="Clay", founder=world.reader, now=world.now)
        join(room, account=world.writer, now=world.now)
        Community.objects.filter(pk=room.pk).update(holds_first=2)
        client = Client()
        client.force_login(world.writer)
        place = client.get("/write").headers.get("Location", "/write")
        with CaptureQueriesContext(connection) as captured:
            client.get(place)
        counts.append(len(captured))
    assert counts[1] == counts[2]
