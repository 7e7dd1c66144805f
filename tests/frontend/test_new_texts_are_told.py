"""New texts of people one follows are told to who chose it, and to nobody else."""

import re

import pytest
from django.test import Client

from accounts.models import Account
from accounts.services import follow
from articles.choices import Audience, Choices
from articles.models import Circle
from articles.services import followers, publish
from ledger.selectors import database_time
from notifications.kinds import Kind, Way
from notifications.models import Notice
from notifications.services import choose_ways
from tests.frontend.world import World


def new_text(world: World, title: str, choices: Choices | None = None) -> None:
    publish(
        world.author,
        title=title,
        body="Words.",
        choices=choices or Choices(),
        now=database_time(),
    )


def told(account: Account) -> int:
    return Notice.objects.filter(account=account, kind=Kind.TEXT).count()


def test_nobody_is_told_who_did_not_choose_it(world: World) -> None:
    reader, now = world.stranger, database_time()
    client = Client()
    client.force_login(reader)
    page = client.get("/notices/ways").content.decode()
    assert "New texts of people I follow" in page
    new_text(world, "Before")
    follow(reader, followed=world.author, now=now)
    new_text(world, "Not chosen")
    choose_ways(reader, kind=Kind.TEXT, ways=frozenset({Way.SITE}))
    assert told(reader) == 0
    new_text(world, "Slugs again")
    assert told(reader) == 1
    assert "published Slugs again" in client.get("/notices").content.decode()
    choose_ways(reader, kind=Kind.TEXT, ways=frozenset())
    new_text(world, "Called off")
    assert told(reader) == 1
    boxes = re.findall(r'<input[^>]*"text-[a-z]+"[^>]*>', page)
    assert len(boxes) == 3
    assert not [box for box in boxes if "checked" in box]


def test_no_more_than_a_bound_are_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    readers = [world.stranger, Account.objects.get(name="mira")]
    for reader in readers:
        follow(reader, followed=world.author, now=database_time())
        choose_ways(reader, kind=Kind.TEXT, ways=frozenset({Way.MAIL}))
    monkeypatch.setattr(followers, "MOST", 1)
    new_text(world, "For one")
    assert [told(reader) for reader in readers] == [1, 0]


def test_a_text_for_a_circle_is_told_to_it_alone(world: World) -> None:
    family, mira = Circle.objects.get(owner=world.author), Account.objects.get(name="mira")
    for reader in (world.stranger, mira):
        follow(reader, followed=world.author, now=database_time())
        choose_ways(reader, kind=Kind.TEXT, ways=frozenset({Way.SITE}))
    new_text(world, "Kin", Choices(audience=Audience.CIRCLES, readers=(family.pk,)))
    assert (told(world.stranger), told(mira)) == (0, 1)
