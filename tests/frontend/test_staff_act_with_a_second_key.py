"""On the site as at the desk, a password alone is not enough to decide about others."""

from http import HTTPStatus

import pytest
from django.test import Client

from communities.models import Community
from communities.roles import Role
from ledger.selectors import database_time
from moderation.models import HeldText, WordList
from moderation.screening import Why
from tests.frontend.admin.offices import officer, staff, with_key
from tests.frontend.world import World

LIST = {"act": "words", "name": "Bets", "does": "refuse", "words": "casino"}
PLACES = (
    "/moderation/held",
    "/admin/words/",
    "/c/gardening/held",
    "/admin/words/gardening/",
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
    client.post("/admin/words/", LIST)
    assert not WordList.objects.exists()
    with_key(ada).post("/admin/words/", LIST)
    assert WordList.objects.get().name == "Bets"


def test_a_communitys_officers_read_without_one_and_decide_with_it(world: World) -> None:
    gardening, client = Community.objects.get(slug="gardening"), Client()
    admin, now = officer("birk", gardening, role=Role.ADMIN), database_time()
    held = HeldText.objects.create(
        account=world.stranger,
        community=gardening,
        answered_id=int(world.places["WORK"]),
        body="A casino.",
        why=Why.FIRST.value,
        held_at=now,
    )
    client.force_login(admin)
    page = client.get("/c/gardening/held")
    assert page.status_code == HTTPStatus.OK
    assert "A casino." in page.text
    assert "to decide about it, set up a second key" in page.text
    assert f"/held/{held.pk}/back" not in page.text
    for place, data in (
        (f"/held/{held.pk}/back", {"rule": "No bets", "reason": "Bets."}),
        ("/admin/words/gardening/", LIST),
        ("/admin/words/gardening/", {"act": "limits", "texts": "3"}),
    ):
        refused = client.post(place, data)
        assert refused.status_code == HTTPStatus.FORBIDDEN, place
        assert "A second key first" in refused.text, place
    assert not WordList.objects.exists()
    assert HeldText.objects.get().state == HeldText.State.WAITING
    keyed = with_key(admin)
    assert f"/held/{held.pk}/back" in keyed.get("/c/gardening/held").text
    assert keyed.post("/admin/words/gardening/", LIST).status_code == HTTPStatus.FOUND


def test_who_has_no_office_is_asked_for_none(world: World) -> None:
    client = Client()
    client.force_login(world.stranger)
    assert "A second key first" not in client.get("/c/gardening/held").text
