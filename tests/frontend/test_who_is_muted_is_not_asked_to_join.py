"""Who is muted in a community reads so on its pages, where others are offered to join."""

from communities.models import Community
from communities.roles import Role
from communities.services import join
from ledger.selectors import database_time
from tests.frontend.world import World, trusted

MUTED = "Moderators muted you here: you read, and cannot join, write or answer."


def test_the_head_says_that_they_are_muted_and_offers_nothing_that_is_refused(
    world: World,
) -> None:
    room, now = Community.objects.get(slug="gardening"), database_time()
    client = trusted(world.stranger)
    page = client.get("/c/gardening").text
    assert 'value="join"' in page
    assert MUTED not in page
    join(room, account=world.stranger, now=now)
    room.memberships.filter(account=world.stranger).update(role=Role.MUTED.value)
    page = client.get("/c/gardening").text
    assert MUTED in page
    assert 'href="/cases"' in page
    assert 'value="join"' not in page
    assert "Write here" not in page
