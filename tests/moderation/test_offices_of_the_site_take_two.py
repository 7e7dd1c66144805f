"""Who looks after the site is proposed by one administrator and signed by another, never by who
gets the office or loses it.
"""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Account
from accounts.services import register
from moderation.errors import NotYourOffice, ProposalRefused
from moderation.models import Proposal, StaffAct
from moderation.rights import SiteOffice
from moderation.selectors import office_of
from moderation.services import carry_out_due, countersign, propose_office, stop
from moderation.services.appointing import site_office
from tests.moderation.world import World

DAY = timedelta(days=1)


@pytest.fixture
def chiefs(world: World) -> list[Account]:
    """Three administrators."""
    made = [register(name, now=world.now, reserved=True) for name in ("second", "third")]
    for each in made:
        each.is_staff = each.is_superuser = True
        each.save()
    return [world.administrator, *made]


def propose(world: World, account: Account, office: SiteOffice, *, by: Account) -> Proposal:
    return propose_office(
        account, office=office, reason="Reads all", by=by, key=uuid4(), now=world.now
    )


def now_is(account: Account) -> SiteOffice:
    return site_office(Account.objects.get(pk=account.pk))


def test_an_office_is_given_a_day_after_the_second_signature(
    world: World, chiefs: list[Account]
) -> None:
    one, other, _ = chiefs
    made = propose(world, world.writer, SiteOffice.MODERATOR, by=one)
    with pytest.raises(NotYourOffice, match="Another administrator signs"):
        countersign(made.pk, by=one, now=world.now)
    countersign(made.pk, by=other, now=world.now)
    assert carry_out_due(world.now) == 0
    assert now_is(world.writer) is SiteOffice.NONE
    assert carry_out_due(world.now + DAY) == 1
    assert office_of(Account.objects.get(pk=world.writer.pk)).moderator
    act = StaffAct.objects.get(act="account.appointed")
    assert act.details == {
        "before": "none",
        "after": "moderator",
        "operator": "@chief and @second",
    }
    done = StaffAct.objects.get(act="proposal.done")
    assert (done.account, done.details["after"]) == (world.writer, "moderator")


def test_who_loses_an_office_neither_signs_nor_stops_it(
    world: World, chiefs: list[Account]
) -> None:
    one, other, third = chiefs
    made = propose(world, third, SiteOffice.NONE, by=one)
    with pytest.raises(NotYourOffice, match="nor whom it is about"):
        countersign(made.pk, by=third, now=world.now)
    with pytest.raises(NotYourOffice, match="does not stop"):
        stop(made.pk, by=third, now=world.now)
    countersign(made.pk, by=other, now=world.now)
    carry_out_due(world.now + DAY)
    assert now_is(third) is SiteOffice.NONE
    stopped = propose(world, other, SiteOffice.MODERATOR, by=one)
    stop(stopped.pk, by=one, now=world.now)
    carry_out_due(world.now + DAY)
    assert now_is(other) is SiteOffice.ADMINISTRATOR


def test_what_makes_no_sense_is_not_proposed(world: World, chiefs: list[Account]) -> None:
    one, other, _ = chiefs
    for account, office, words in (
        (one, SiteOffice.NONE, "for themselves"),
        (other, SiteOffice.ADMINISTRATOR, "already"),
    ):
        with pytest.raises(ProposalRefused, match=words):
            propose(world, account, office, by=one)
    with pytest.raises(NotYourOffice):
        propose(world, world.writer, SiteOffice.MODERATOR, by=world.site)
    world.writer.is_active = False
    with pytest.raises(ProposalRefused, match="closed"):
        propose(world, world.writer, SiteOffice.MODERATOR, by=one)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(
            what="office",
            office="owner",
            receiver=other,
            reason="No such office",
            by=one,
            key=uuid4(),
            at=world.now,
            ends_at=world.now + DAY,
        )
