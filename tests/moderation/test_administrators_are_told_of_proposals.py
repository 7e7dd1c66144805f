"""Administrators hear of what waits for a second signature or can be stopped; who proposed and
signed it, of what came of it; nobody of what they did themselves, nor of what is about them.
"""

from uuid import uuid4

import pytest

from accounts.models import Account
from accounts.services import register
from moderation.models import Proposal
from moderation.rights import SiteOffice
from moderation.services import carry_out_due, countersign, propose_office, stop
from moderation.services.appointing import appoint
from moderation.services.proposing import OPEN_FOR, WAITS
from notifications.models import Notice
from tests.moderation.world import World


@pytest.fixture
def chiefs(world: World) -> list[Account]:
    """Four administrators."""
    made = [register(name, now=world.now, reserved=True) for name in ("bea", "cai", "dag")]
    for each in made:
        appoint(each, office=SiteOffice.ADMINISTRATOR, operator="Test", now=world.now)
    appointed = Account.objects.filter(pk__in=[it.pk for it in made]).order_by("pk")
    return [world.administrator, *appointed]


def proposed(world: World, account: Account, *, by: Account) -> Proposal:
    office = SiteOffice.MODERATOR
    return propose_office(
        account, office=office, reason="Reads all", by=by, key=uuid4(), now=world.now
    )


def told(event: str) -> list[str]:
    found = Notice.objects.filter(kind="proposal", group__endswith=f"/{event}")
    return sorted(found.values_list("account__name", flat=True))


def test_all_hear_of_it_while_it_can_be_signed_or_stopped(
    world: World, chiefs: list[Account]
) -> None:
    one, two, *_ = chiefs
    made = proposed(world, world.writer, by=one)
    assert told("made") == ["bea", "cai", "dag"]
    countersign(made.pk, by=two, now=world.now)
    assert told("signed") == ["cai", "chief", "dag"]


def test_whom_it_is_about_hears_of_it_when_it_is_done(world: World, chiefs: list[Account]) -> None:
    one, two, three, _ = chiefs
    made = proposed(world, three, by=one)
    countersign(made.pk, by=two, now=world.now)
    carry_out_due(world.now + WAITS)
    assert told("made") == ["bea", "dag"]
    assert told("signed") == ["chief", "dag"]
    assert told("done") == ["bea", "chief"]
    last = Notice.objects.filter(kind="office", account=three).latest("pk")
    assert last.group.startswith("office/moderator/")


def test_who_proposed_and_signed_hears_that_another_stopped_it(
    world: World, chiefs: list[Account]
) -> None:
    one, two, three, _ = chiefs
    made = proposed(world, world.writer, by=one)
    countersign(made.pk, by=two, now=world.now)
    stop(made.pk, by=three, now=world.now)
    assert told("stopped") == ["bea", "chief"]


def test_who_proposed_hears_that_nobody_signed_in_time(
    world: World, chiefs: list[Account]
) -> None:
    proposed(world, world.writer, by=chiefs[0])
    carry_out_due(world.now + OPEN_FOR)
    assert told("lapsed") == ["chief"]


def test_who_proposed_and_signed_hears_that_it_failed(world: World, chiefs: list[Account]) -> None:
    one, two, *_ = chiefs
    made = proposed(world, world.writer, by=one)
    countersign(made.pk, by=two, now=world.now)
    Account.objects.filter(pk=world.writer.pk).update(is_active=False)
    carry_out_due(world.now + WAITS)
    assert told("failed") == ["bea", "chief"]
