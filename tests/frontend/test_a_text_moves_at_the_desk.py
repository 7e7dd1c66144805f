"""The community among the settings of a published text, and the line in its history."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from articles.drafting import Manuscript, Sheet
from articles.models import Article
from articles.services import save_draft
from communities.services import found, join, leave
from curation.models import Work
from frontend.pages.choices import placement
from ledger.selectors import database_time
from tests.frontend.world import World

FIELDS = {"title": "Growing beans", "body": "New words.", "language": "en", "ai_use": "none"}


@pytest.fixture
def client(world: World) -> Client:
    """Tove, who is in a second community."""
    now = database_time()
    join(
        found("tiles", title="Tiles", founder=world.stranger, now=now),
        account=world.author,
        now=now,
    )
    client = Client()
    client.force_login(world.author)
    return client


def offered(client: Client, place: str) -> list[tuple[str, bool]]:
    """The values of the field, each with whether it is chosen."""
    page = client.get(place).content.decode()
    (field,) = re.findall(r'<select name="community".*?</select>', page, flags=re.S)
    found = re.findall(r'<option value="([^"]*)"( selected)?', field)
    return [(value, bool(chosen)) for value, chosen in found]


def send(client: Client, world: World, **more: str) -> str:
    """The page after it, or what the form says."""
    now = {"publish": "1", "placed_before": placed(world)}
    answer = client.post(f"{world.article_address}/edit", FIELDS | now | more, follow=True)
    return answer.content.decode()


def placed(world: World) -> str:
    """Where the text stands, as a form that was opened now has it."""
    return str(placement(Article.objects.get(pk=int(world.places["WORK"]))))


def where(world: World) -> str | None:
    room = Article.objects.get(pk=int(world.places["WORK"])).community
    return room.slug if room else None


def test_a_text_moves_with_its_next_version_and_the_history_tells(
    client: Client, world: World
) -> None:
    place = f"{world.article_address}/edit"
    assert offered(client, place) == [("", False), ("gardening", True), ("tiles", False)]
    send(client, world, community="tiles")
    assert where(world) == "tiles"
    history = Client().get(f"{world.article_address}/history").content.decode()
    assert "It was moved from the community Gardening to Tiles." in history


def test_a_form_without_the_field_moves_nothing(client: Client, world: World) -> None:
    send(client, world)
    assert where(world) == "gardening"


def test_its_own_is_offered_also_to_who_left_it(client: Client, world: World) -> None:
    room = Article.objects.get(pk=int(world.places["WORK"])).community
    assert room is not None
    leave(room, account=world.author, now=database_time())
    place = f"{world.article_address}/edit"
    assert offered(client, place) == [("", False), ("gardening", True), ("tiles", False)]
    send(client, world, community="gardening")
    assert where(world) == "gardening"


def test_it_moves_once_the_reward_is_closed_too(client: Client, world: World) -> None:
    now = database_time()
    work = Work.objects.filter(pk=int(world.places["WORK"]))
    work.update(opened_at=now - timedelta(days=8), closes_at=now)
    place = f"{world.article_address}/edit"
    assert ("gardening", True) in offered(client, place)
    send(client, world, community="tiles")
    assert where(world) == "tiles"


def test_a_draft_from_before_has_the_texts_own(client: Client, world: World) -> None:
    text = Manuscript("Beans", "More.", {"ai_use": ["none"]})
    work = int(world.places["WORK"])
    key = UUID(int=7)
    save_draft(world.author, sheet=Sheet(key), text=text, article_id=work, now=database_time())
    place = f"{world.article_address}/edit?draft={key}"
    assert ("gardening", True) in offered(client, place)


def test_a_window_from_before_moves_it_back_only_when_that_is_meant(
    client: Client, world: World
) -> None:
    before = placed(world)
    send(client, world, community="tiles")
    said = send(client, world, community="gardening", placed_before=before)
    assert "This text was moved meanwhile: choose its community again." in said
    assert where(world) == "tiles"
    assert f'name="placed_before" value="{placed(world)}"' in said
    send(client, world, community="gardening")
    assert where(world) == "gardening"


def test_a_window_from_before_that_agrees_is_asked_nothing(client: Client, world: World) -> None:
    before = placed(world)
    send(client, world, community="tiles")
    send(client, world, community="tiles", placed_before=before, body="Newer words.")
    assert Article.objects.get(pk=int(world.places["WORK"])).revision.body == "Newer words."


def test_a_draft_from_before_moves_nothing_back(client: Client, world: World) -> None:
    kept = {"ai_use": ["none"], "community": ["gardening"], "placed_before": [placed(world)]}
    work, key = int(world.places["WORK"]), UUID(int=7)
    text = Manuscript("Beans", "More.", kept)
    save_draft(world.author, sheet=Sheet(key), text=text, article_id=work, now=database_time())
    send(client, world, community="tiles")
    assert ("tiles", True) in offered(client, f"{world.article_address}/edit?draft={key}")
