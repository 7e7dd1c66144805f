"""A role, a title, and their end are told to who has it, with the role of who gave it."""

import pytest

from accounts.models import Account
from communities.models import Community
from communities.roles import Role
from communities.services import give_role, give_title, join
from ledger.selectors import database_time
from notifications.models import Notice, Occurrence
from tests.moderation.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def founder(world: World) -> Account:
    return Account.objects.get(name="founder")


def told(account: Account) -> list[str]:
    found = Notice.objects.filter(account=account, kind="role").order_by("pk")
    return list(found.values_list("group", flat=True))


def test_each_change_is_told_with_the_role_of_who_made_it(world: World, founder: Account) -> None:
    soil, writer, now = world.soil, world.writer, world.now
    for role in (Role.ADMIN, Role.ADMIN, Role.MEMBER):
        give_role(soil, account=writer, role=role, by=founder, now=now)
    for title in ("Head of compost", "Head of compost", ""):
        give_title(soil, account=writer, title=title, by=world.moderator, now=now)
    give_role(soil, account=writer, role=Role.GUEST, by=world.moderator, now=now)
    assert told(writer) == [
        *("role/soil/admin/owner", "role/soil/member/owner"),
        *("role/soil/title/moderator", "role/soil/no-title/moderator"),
        "role/soil/guest/moderator",
    ]
    assert not Occurrence.objects.filter(account=writer, actor__isnull=False).exists()


def test_what_one_does_oneself_is_no_news(world: World) -> None:
    join(Community.objects.get(slug="soil"), account=world.reader, now=database_time())
    give_role(
        world.soil, account=world.colleague, role=Role.MEMBER, by=world.colleague, now=world.now
    )
    assert (told(world.reader), told(world.colleague)[1:]) == ([], [])
