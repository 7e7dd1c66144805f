"""An answer that the server refuses comes back in a form; one that is sent twice stands once."""

from http import HTTPStatus

import pytest
from django.test import Client

from articles.models import Comment
from articles.services.moderating import remove
from tests.frontend.world import World

KEY = "0a3c1f1e-34a2-4c07-8f1e-6d8f8a1b2c3d"


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.stranger)
    return client


def test_words_for_a_text_that_was_taken_away_come_back(client: Client, world: World) -> None:
    work = int(world.places["WORK"])
    remove(work)
    answer = client.post(f"/work/{work}/reply", {"body": "Long & considered.", "key": KEY})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "Long &amp; considered.</textarea>" in answer.content.decode()
    assert "takes no answers any more" in answer.content.decode()


def test_an_answer_that_is_too_long_comes_back_whole(client: Client, world: World) -> None:
    words = "word " * 4_001
    answer = client.post(f"/work/{world.places['WORK']}/reply", {"body": words, "key": KEY})
    assert words in answer.content.decode()
    assert "A text has at most" in answer.content.decode()


def test_an_answer_without_words_is_told_so(client: Client, world: World) -> None:
    answer = client.post(f"/work/{world.places['WORK']}/reply", {"body": " ", "key": KEY})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "Nothing is written yet" in answer.content.decode()


def test_a_double_click_answers_once(client: Client, world: World) -> None:
    before = Comment.objects.count()
    places = [
        client.post(f"/work/{world.places['WORK']}/reply", {"body": "Once.", "key": KEY})[
            "Location"
        ]
        for _ in range(2)
    ]
    assert places[0] == places[1]
    assert Comment.objects.count() == before + 1


def test_the_page_gives_its_forms_a_key(client: Client, world: World) -> None:
    page = client.get(world.article_address).content.decode()
    assert len(page.partition('name="key" value="')[2].partition('"')[0]) == len(KEY)


def test_a_preview_without_script_keeps_the_words(client: Client, world: World) -> None:
    before = Comment.objects.count()
    sent = {"body": "So *many* beans.", "key": KEY, "preview": "1"}
    page = client.post(f"/work/{world.places['WORK']}/reply", sent).content.decode()
    assert "So <em>many</em> beans." in page
    assert "So *many* beans.</textarea>" in page
    assert KEY in page
    assert Comment.objects.count() == before


def test_only_an_accepted_answer_is_confirmed_to_the_device(client: Client, world: World) -> None:
    work = int(world.places["WORK"])
    taken = client.post(f"/work/{work}/reply", {"body": "Once.", "key": KEY})
    assert taken.cookies[f"answered-{work}"].value == KEY
    refused = client.post(f"/work/{work}/reply", {"body": " ", "key": KEY})
    assert f"answered-{work}" not in refused.cookies
