"""Officers hear that somebody asks to be let in, and who asked hears the answer."""

import pytest
from django.test import Client

from accounts.models import Account
from communities.models import Community
from communities.roles import Kind
from communities.services import answer_request, ask_to_join, found
from ledger.selectors import database_time
from tests.frontend.world import World


@pytest.fixture
def tiles(world: World) -> Community:
    """A community that people are let into."""
    made = found("tiles", title="Tiles", founder=world.author, now=database_time())
    Community.objects.filter(pk=made.pk).update(kind=Kind.JOURNAL.value)
    return made


def notices(account: Account) -> str:
    client = Client()
    client.force_login(account)
    return client.get("/notices").content.decode()


@pytest.mark.parametrize(
    ("let_in", "words"),
    [
        (True, "You asked to be let into c/tiles, and you are a member now"),
        (False, "You asked to be let into c/tiles: its moderators said no"),
    ],
)
def test_both_sides_are_told(world: World, tiles: Community, let_in: bool, words: str) -> None:
    now, owner, asker = database_time(), world.author, world.stranger
    for said in ("I fire bricks.", "I fire bricks and tiles."):
        ask_to_join(tiles, account=asker, words=said, now=now)
    page = notices(owner)
    assert page.count("asks to be let into c/tiles") == 1
    assert 'href="/c/tiles/members"' in page
    answer_request(tiles, account=asker, by=owner, let_in=let_in, now=now)
    page = notices(asker)
    assert words in page
    assert 'href="/c/tiles/about"' in page
