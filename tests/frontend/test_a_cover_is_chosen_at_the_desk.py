"""The cover among the settings of a text: new and revised, kept in drafts and in planned texts."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from articles import services
from articles.models import Article, Media
from frontend.pages.plans import publish_due
from ledger.selectors import database_time
from tests.articles.pictures import picture
from tests.frontend.world import World

FIELDS = {
    "title": "Covered",
    "body": "Words.",
    "language": "en",
    "ai_use": "none",
    "reward": "half",
}


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.author)
    return client


def send(client: Client, place: str = "/write", button: str = "publish", **more: object) -> str:
    """Where the form leads, or what its page says."""
    data = FIELDS | {"key": str(uuid4()), button: "1"} | more
    answer = client.post(place, data)
    return answer.headers.get("Location") or answer.content.decode()


def checked(client: Client, place: str) -> list[str]:
    page = client.get(place).content.decode()
    return re.findall(r'name="cover"\s+value="(\d+)"\s+checked', page)


def cover() -> int | None:
    return Article.objects.get(title="Covered").cover_id


def test_a_new_text_has_none_until_one_is_chosen(client: Client) -> None:
    assert checked(client, "/write") == ["0"]
    send(client)
    assert cover() is None


def test_a_text_is_published_with_the_chosen_one(client: Client, world: World) -> None:
    number = world.places["UPLOAD"]
    assert f'name="cover" value="{number}"' in client.get("/write").content.decode()
    send(client, cover=number)
    assert cover() == number


def test_a_draft_keeps_the_choice(client: Client, world: World) -> None:
    place = send(client, button="save", cover=world.places["UPLOAD"])
    assert checked(client, place) == [str(world.places["UPLOAD"])]


def test_a_draft_keeps_its_picture_when_a_text_that_shows_it_is_erased(
    client: Client, world: World
) -> None:
    media = Media.objects.get(pk=world.places["UPLOAD"])
    now, line = database_time(), f"![](/media/{media.address}.webp)"
    shown = services.publish(world.author, title="A gate", body=line, now=now)
    place = send(client, button="save", cover=media.pk)
    services.erase(shown.pk, author=world.author, now=now)
    assert checked(client, place) == [str(media.pk)]


def test_a_planned_text_goes_out_with_it(client: Client, world: World) -> None:
    hour = database_time() + timedelta(days=2)
    send(client, cover=world.places["UPLOAD"], publish_at=f"{hour:%Y-%m-%dT%H:%M}")
    assert publish_due(hour + timedelta(days=1)) == 1
    assert cover() == world.places["UPLOAD"]


def test_it_goes_out_without_one_that_was_deleted_since(client: Client, world: World) -> None:
    number, hour = int(world.places["UPLOAD"]), database_time() + timedelta(days=2)
    send(client, cover=number, publish_at=f"{hour:%Y-%m-%dT%H:%M}")
    services.erase_media(number, owner=world.author, now=database_time())
    assert publish_due(hour + timedelta(days=1)) == 1
    assert cover() is None


def test_the_next_version_changes_takes_away_or_leaves_it(client: Client, world: World) -> None:
    first = int(world.places["UPLOAD"])
    place = f"{send(client, cover=first)}/edit"
    assert checked(client, place) == [str(first)]
    send(client, place, body="Other words.")
    assert cover() == first
    second = services.upload(world.author, data=picture(900, 700), now=database_time()).pk
    send(client, place, cover=second)
    assert cover() == second
    send(client, place, cover=0)
    assert cover() is None


@pytest.mark.parametrize("place", ["/write", "edit"])
def test_anothers_picture_is_refused_and_nothing_is_published(
    client: Client, world: World, place: str
) -> None:
    theirs = services.upload(world.stranger, data=picture(), now=database_time()).pk
    place = f"{world.article_address}/edit" if place == "edit" else place
    assert "not among your uploads" in send(client, place, cover=theirs, body="New words.")
    assert not Article.objects.filter(revision__body="New words.").exists()


def test_the_newest_dozen_is_offered_and_an_older_choice_stands_first(
    client: Client, world: World
) -> None:
    now = database_time()
    for number in range(12):
        Media.objects.create(
            owner=world.author,
            address=f"{number:032x}",
            width=900,
            height=600,
            size_bytes=1,
            created_at=now + timedelta(seconds=number + 1),
        )
    old = world.places["UPLOAD"]
    place = send(client, button="save", cover=old)
    page = client.get(place).content.decode()
    numbers = re.findall(r'name="cover"\s+value="(\d+)"', page)
    assert len(numbers) == 1 + 1 + 12
    assert numbers[1] == str(old)
    assert checked(client, place) == [str(old)]
    more = re.findall(r'hx-get="([^"]*before[^"]*)"', page)[0].replace("&amp;", "&")
    # Further down it is not offered once more.
    assert f'value="{old}"' not in client.get(more).content.decode()
    assert f'value="{old}"' in client.get(more.replace(f"cover={old}", "")).content.decode()
