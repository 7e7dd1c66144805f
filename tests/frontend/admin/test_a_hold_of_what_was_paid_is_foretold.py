"""The preview of a hold says what it does: of a text that is paid no payout is still to come."""

from datetime import timedelta

import pytest
from django.test import Client

from moderation.measures import Measure
from moderation.models import Case
from moderation.services import decide_by_itself
from moderation.services.deciding import Ruling
from tests.frontend.admin.offices import with_key
from tests.moderation.world import World, key, make_world

COMES = "The reward goes to escrow at its payout"
STAYS = "The reward stays in escrow until the final decision says where it goes."


@pytest.fixture
def world(db: None) -> World:
    """The site held the reward of a text."""
    made = make_world()
    ruling = Ruling([Measure.HOLD], rule="Copied")
    decide_by_itself(made.report(), ruling=ruling, key=key(), now=made.now)
    return made


def foretold(client: Client) -> str:
    data = {"act": "preview", "measures": "hold", "rule": "Copied", "key": str(key())}
    page = client.post(f"/admin/cases/{Case.objects.get().pk}/", data)
    assert page.status_code == 200
    return "\n".join(words for _, words, _ in page.context["effects"])


def test_before_and_after_the_payout(world: World) -> None:
    client = with_key(world.moderator)
    assert COMES in foretold(client)
    world.pay(at=world.now + timedelta(days=2))
    shown = foretold(client)
    assert STAYS in shown
    assert COMES not in shown
