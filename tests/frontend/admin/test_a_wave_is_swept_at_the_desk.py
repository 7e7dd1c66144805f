"""A moderator selects a wave of spam, sees all that would go, takes it away and gives it back."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from articles.models import Article, Comment
from articles.services import reply
from curation.models import Vote
from ledger.selectors import database_time
from moderation.models import Wave
from moderation.services import sweep_on
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.world import World

PLACE = "/admin/waves/"


@pytest.fixture
def client(world: World) -> Client:
    """Of a moderator of the site."""
    return with_key(staff("stina"))


def asked(**other: str) -> dict[str, str]:
    now = database_time()
    return {
        "since": (now - timedelta(days=20)).strftime("%Y-%m-%dT%H:%M"),
        "until": (now + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M"),
        "authors": "@olaf, nobody-here",
        "votes": "on",
        "rule": "No spam",
        "key": str(UUID(int=5)),
        **other,
    }


def spam(world: World, *, answers: int = 1) -> None:
    """Answers of the stranger, who voted on the author's text as well."""
    now = database_time()
    for _ in range(answers):
        reply(int(world.places["WORK"]), author=world.stranger, body="Buy pills.", now=now)


def finish() -> None:
    while sweep_on(database_time()):
        pass


def test_a_preview_lists_all_that_would_go_and_does_nothing(world: World, client: Client) -> None:
    spam(world)
    before = Comment.objects.filter(state="published").count()
    page = client.post(PLACE, asked(act="preview"))
    assert page.status_code == 200
    seen = page.context["seen"]
    mine = Comment.objects.filter(author=world.stranger, state="published")
    written = Article.objects.filter(author=world.stranger, state="published")
    assert seen["it"].texts == mine.count() + written.count()
    listed = {it.work for it in seen["it"].first}
    assert listed == {*mine.values_list("pk", flat=True), *written.values_list("pk", flat=True)}
    votes = Vote.objects.filter(voter=world.stranger.wallet_id, work__paid_at=None)
    assert {it.work for it in seen["it"].reversed} <= set(votes.values_list("work", flat=True))
    assert len(seen["it"].reversed) == seen["it"].votes
    assert 'value="sweep"' in page.text
    assert Comment.objects.filter(state="published").count() == before
    assert not Wave.objects.exists()


def test_what_was_never_taken_does_not_wait_for_ever(world: World, client: Client) -> None:
    spam(world)
    client.post(PLACE, asked(act="sweep"))
    place = f"{PLACE}{Wave.objects.get().pk}/"
    assert "Waiting" in client.get(place).text
    client.post(f"{place}undo/")
    finish()
    page = client.get(place).text
    assert "The wave was given back." in page
    assert "Never taken away" in page
    assert "Waiting" not in page


def test_what_does_not_fit_a_page_is_on_the_next(world: World, client: Client) -> None:
    now = database_time()
    for number in range(52):
        body = f"Pills, offer {number}."
        reply(int(world.places["WORK"]), author=world.stranger, body=body, now=now)
    first = client.post(PLACE, asked(act="preview")).context["seen"]
    second = client.post(f"{PLACE}?from={first['later']}", asked(act="preview")).context["seen"]
    shown = [it.work for page in (first, second) for it in page["it"].first]
    assert len(shown) == len(set(shown)) == first["it"].texts
    assert second["later"] is None
    assert second["earlier"] == 0


def test_a_selection_of_nothing_and_one_that_says_nothing(client: Client) -> None:
    page = client.post(PLACE, asked(act="preview", authors="nobody-here")).text
    assert "No published text and no open vote is like that." in page
    assert 'value="sweep"' not in page
    refused = client.post(PLACE, asked(act="sweep", authors=""))
    assert refused.status_code == 422
    assert "Name authors, a text that the others are like, or a host of links." in refused.text
    assert not Wave.objects.exists()


def test_it_goes_and_comes_back_and_the_page_says_how_far(world: World, client: Client) -> None:
    spam(world)
    answer = client.post(PLACE, asked(act="sweep"))
    wave = Wave.objects.get()
    place = f"{PLACE}{wave.pk}/"
    assert answer["Location"] == place
    assert "is being taken away" in client.get(place).text
    assert Comment.objects.filter(author=world.stranger, state="published").exists()
    finish()
    page = client.get(place)
    assert "is taken away" in page.text
    assert not Comment.objects.filter(author=world.stranger, state="published").exists()
    assert dict(page.context["states"])["Taken away"][0] == str(wave.texts.count())
    assert page.context["ready"] == page.context["whole"]
    client.post(f"{place}undo/")
    finish()
    assert "was given back" in client.get(place).text
    assert Comment.objects.filter(author=world.stranger, state="published").exists()
    assert f'href="{place}"' in client.get(PLACE).text


def test_the_same_form_again_is_the_same_wave(world: World, client: Client) -> None:
    spam(world)
    client.post(PLACE, asked(act="sweep"))
    client.post(PLACE, asked(act="sweep"))
    assert Wave.objects.count() == 1
