"""The desk's page of a community leads to those of its pages that open for who reads it."""

import pytest

from communities.models import Community
from communities.roles import Role
from communities.services import give_role, join
from ledger.selectors import database_time
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.world import World, person

PAGES = ("settings", "members", "held")


@pytest.mark.parametrize("role", [Role.ADMIN, Role.MODERATOR, None])
def test_every_way_opens(world: World, role: Role | None) -> None:
    room, now = Community.objects.get(slug="gardening"), database_time()
    if role is None:
        client = with_key(staff("stina"))
    else:
        officer = person("helper", now)
        join(room, account=officer, now=now)
        give_role(room, account=officer, role=role, by=room.founder, now=now)
        client = with_key(officer)
    page = client.get(f"/admin/communities/community/{room.pk}/change/").text
    for each in PAGES:
        place = f"/c/gardening/{each}"
        opens = client.get(place).status_code == 200
        assert opens is (each != "settings" or role is Role.ADMIN)
        assert (f'href="{place}"' in page) is opens
