"""The wallet's line about open texts says how many of them it adds up."""

import pytest
from django.test import Client

from curation.models import Work
from frontend.pages import standing
from tests.frontend.world import World


def line(world: World) -> str:
    client = Client()
    client.force_login(world.author)
    page = client.get("/wallet").content.decode()
    return page.split("May still be earned by ")[1].split("open texts")[0].strip()


def test_all_of_them_are_counted(world: World) -> None:
    count = Work.objects.filter(author_id=world.author.wallet_id, paid_at=None).count()
    assert line(world) == str(count)


def test_of_more_than_are_added_up_the_newest_are_named(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "MOST", 1)
    assert line(world) == "the newest 1"
