"""Who is logged in goes on where they stopped, on any device, and can have it forgotten."""

import pytest
from django.test import Client

from articles.models import ReadingPlace
from articles.services import close_account, stop_at
from articles.services.reading import MOST
from ledger.selectors import database_time
from tests.frontend.world import World


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.stranger)
    return client


def stop(client: Client, world: World, part: str) -> int:
    return client.post(f"/work/{world.places['WORK']}/place", {"part": part}).status_code


def page(client: Client, world: World) -> str:
    return client.get(world.article_address).content.decode()


def test_the_page_leads_to_the_part(client: Client, world: World) -> None:
    assert 'href="#go-on"' not in page(client, world)
    assert stop(client, world, "3") == 204
    shown = page(client, world)
    assert 'href="#go-on"' in shown
    assert shown.count('id="go-on"') == 1
    stop(client, world, "end")
    assert "#go-on" not in page(client, world)


def test_the_list_of_saved_texts_leads_there_as_well(client: Client, world: World) -> None:
    client.post(f"/work/{world.places['WORK']}/save")
    assert "Go on where you stopped" not in client.get("/saved").content.decode()
    stop(client, world, "3")
    assert f'href="{world.article_address}#go-on"' in client.get("/saved").content.decode()


def test_the_beginning_is_no_place(client: Client, world: World) -> None:
    stop(client, world, "2")
    assert "#go-on" not in page(client, world)


def test_nothing_is_kept_of_who_has_no_account(world: World) -> None:
    assert stop(Client(), world, "3") == 403
    assert "data-place" not in page(Client(), world)


def test_switched_off_everything_is_forgotten_and_nothing_kept(
    client: Client, world: World
) -> None:
    stop(client, world, "3")
    choices = {"time_zone": "UTC", "sensitive": "warn", "usual_percent": "100"}
    client.post("/settings/reading", choices)
    assert not ReadingPlace.objects.exists()
    stop(client, world, "3")
    assert not ReadingPlace.objects.exists()
    assert "data-place" not in page(client, world)
    client.post("/settings/reading", choices | {"keep_place": "on"})
    stop(client, world, "3")
    assert ReadingPlace.objects.exists()


def test_places_go_with_the_account(client: Client, world: World) -> None:
    stop(client, world, "3")
    close_account(world.stranger, erase_texts=False, now=database_time())
    assert not ReadingPlace.objects.exists()


def test_of_a_text_that_is_nowhere_nothing_is_kept(client: Client) -> None:
    assert client.post("/work/987654321/place", {"part": "5"}).status_code == 404


def test_a_reader_has_a_bounded_number_of_places(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST >= 100
    monkeypatch.setattr("articles.services.reading.MOST", 1)
    now = database_time()
    for name in ("PAST", "PERMLINK"):
        number = world.author.articles.get(permlink=world.places[name]).pk
        stop_at(world.stranger, work_id=number, part=4, now=now)
    assert ReadingPlace.objects.get().article_id == world.places["WORK"]


def test_a_card_is_saved_in_its_place(client: Client, world: World) -> None:
    button = f'id="save-{world.places["WORK"]}" aria-pressed="'
    assert f'{button}false"' in client.get("/new").content.decode()
    answer = client.post(
        f"/work/{world.places['WORK']}/save",
        {"title": "Growing beans in shade", "next": "/new#work-1"},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert answer.startswith("<form")
    assert f'{button}true"' in answer
    assert f'{button}true"' in client.get("/new").content.decode()
    assert "/save" not in Client().get("/new").content.decode()
