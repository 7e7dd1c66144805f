"""A form says its own key, and yet nobody takes the key of a decision that is not theirs."""

from datetime import timedelta
from uuid import uuid5

from articles.services import publish
from moderation.measures import Measure
from moderation.models import Decision
from moderation.process import APPEAL_WITHIN
from moderation.reasons import Reason
from moderation.services import decide, decide_by_itself, let_time_pass, passing, report
from moderation.services.deciding import Ruling
from rewards.models import Hold
from tests.moderation.world import World, key


def test_what_the_site_decides_later_is_decided_all_the_same(world: World) -> None:
    coming = key()
    dismissed = decide(
        world.report().pk, by=world.moderator, ruling=Ruling(), key=coming, now=world.now
    )
    ruling = Ruling([Measure.HOLD], rule="Copied")
    held = decide_by_itself(world.report(), ruling=ruling, key=coming, now=world.now)
    assert held is not None
    assert held.pk != dismissed.pk
    assert Hold.objects.get().state == Hold.State.PLACED


def test_what_a_colleague_decides_by_the_same_key_is_another_decision(world: World) -> None:
    same, case = key(), world.report()
    first = decide(case.pk, by=world.moderator, ruling=Ruling(), key=same, now=world.now)
    again = decide(case.pk, by=world.moderator, ruling=Ruling(), key=same, now=world.now)
    other = decide(world.report().pk, by=world.site, ruling=Ruling(), key=same, now=world.now)
    assert (again, Decision.objects.count()) == (first, 2)
    assert other.case_id != case.pk


def test_a_hold_is_settled_whatever_keys_are_taken(world: World) -> None:
    sent = key()
    held = decide(
        world.report().pk,
        by=world.moderator,
        ruling=Ruling([Measure.HOLD], rule="Copied"),
        key=sent,
        now=world.now,
    )
    other = publish(
        world.writer, title="Peas", body="So do they.", community=world.soil, now=world.now
    )
    for taken in (uuid5(sent, "final"), uuid5(held.key, "final"), passing.key_of_final(held)):
        case = report(
            work_id=other.pk, reporter=world.reader, reason=Reason.SPAM, key=key(), now=world.now
        )
        decide(case.pk, by=world.moderator, ruling=Ruling(), key=taken, now=world.now)
    later = world.now + 2 * APPEAL_WITHIN + timedelta(days=1)
    world.pay(at=later)
    let_time_pass(later)
    assert Hold.objects.get().state == Hold.State.RETURNED
