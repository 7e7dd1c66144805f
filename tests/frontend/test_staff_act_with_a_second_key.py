"""On the site as at the desk, a password alone is not enough to act for the whole site."""

from http import HTTPStatus

import pytest
from django.test import Client

from communities.models import Community, Membership
from communities.roles import Role
from moderation.models import WordList
from tests.frontend.admin.offices import officer, staff, with_key
from tests.frontend.world import World

LIST = {"name": "Bets", "does": "refuse", "words": "casino"}
PLACES = (
    "/moderation/held",
    "/moderation/words",
    "/c/gardening/held",
    "/c/gardening/words",
    "/work/{WORK}/places",
)


@pytest.mark.parametrize("place", PLACES)
def test_they_are_let_in_with_one(place: str, world: World) -> None:
    ada, client = staff("ada", administrator=True), Client()
    client.force_login(ada)
    address = place.format(**world.places)
    refused = client.get(address)
    assert (refused.status_code, "A second key first" in refused.text) == (
        HTTPStatus.FORBIDDEN,
        True,
    )
    assert with_key(ada).get(address).status_code == HTTPStatus.OK


def test_nothing_is_done_without_one(world: World) -> None:
    ada, client = staff("ada", administrator=True), Client()
    client.force_login(ada)
    client.post("/moderation/words", LIST)
    assert not WordList.objects.exists()
    with_key(ada).post("/moderation/words", LIST)
    assert WordList.objects.get().name == "Bets"


def test_a_communitys_officers_look_after_it_as_ever(world: World) -> None:
    admin, client = (
        officer("birk", Community.objects.get(slug="gardening"), role=Role.ADMIN),
        Client(),
    )
    client.force_login(admin)
    assert client.get("/c/gardening/words").status_code == HTTPStatus.OK
    assert Membership.objects.get(account=admin).role == Role.ADMIN
