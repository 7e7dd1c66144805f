"""Decisions: who makes them, what they do, and that each is undone exactly."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.services import register
from accounts.standing import Standing, standing_of
from articles.models import Article
from articles.states import State
from communities.roles import Role
from communities.selectors import role_of
from communities.services import give_role
from moderation.errors import CaseMoved, DecisionRefused, NotYourCase
from moderation.measures import Measure
from moderation.models import Case, Decision, Effect, StaffAct
from moderation.reasons import Reason
from moderation.services import claim, decide, end_measures, report, take_back
from moderation.services.deciding import Ruling
from notifications.models import Notice
from rewards.models import Hold
from tests.moderation.world import World, key

REMOVE = Ruling([Measure.REMOVE], rule="No spam", quoted="They climb.", message="Not here.")


def test_a_removed_text_is_gone_for_others_and_its_reward_waits(world: World) -> None:
    decision = world.decide(world.report(), REMOVE)
    assert Article.objects.get(pk=world.text.pk).state == State.REMOVED
    assert decision.measures == ["remove", "hold"]
    assert Hold.objects.get(pk=world.text.pk).placed_by == decision.pk
    assert (decision.office, decision.by) == ("community", world.moderator)
    assert Notice.objects.filter(account=world.writer, kind="decision").exists()
    assert Notice.objects.filter(account=world.reader, kind="reported").exists()
    assert StaffAct.objects.get(act="case.decided").by == world.moderator


def test_taken_back_all_is_as_before(world: World) -> None:
    everything = Ruling(
        [Measure.REMOVE, Measure.LOCK, Measure.LABEL, Measure.MUTE, Measure.SUSPEND],
        rule="No spam",
        message="Forty in a day.",
        label="surgery",
    )
    decision = world.decide(world.report(), everything, by=world.site)
    text = Article.objects.get(pk=world.text.pk)
    assert (text.state, text.locked, text.sensitive) == (State.REMOVED, True, "surgery")
    assert role_of(world.writer.pk, community_id=world.soil.pk) is Role.MUTED
    assert standing_of(world.writer.pk, now=world.now) is Standing.SUSPENDED
    take_back(decision.pk, by=world.site, message="A mistake.", key=key(), now=world.now)
    text.refresh_from_db()
    assert (text.state, text.locked, text.sensitive) == (State.PUBLISHED, False, "")
    assert role_of(world.writer.pk, community_id=world.soil.pk) is Role.MEMBER
    assert standing_of(world.writer.pk, now=world.now) is Standing.GOOD
    assert Hold.objects.get(pk=world.text.pk).state == Hold.State.LIFTED
    assert not Effect.objects.filter(ended_at=None).exists()
    with pytest.raises(CaseMoved):
        take_back(decision.pk, by=world.site, message="Again.", key=key(), now=world.now)


def test_a_case_is_decided_once_and_a_form_counts_once(world: World) -> None:
    case, sent = world.report(), key()
    first = decide(case.pk, by=world.moderator, ruling=REMOVE, key=sent, now=world.now)
    assert decide(case.pk, by=world.moderator, ruling=REMOVE, key=sent, now=world.now) == first
    with pytest.raises(CaseMoved, match="decided already"):
        world.decide(case, REMOVE, by=world.colleague)
    assert Decision.objects.count() == 1


def test_an_author_or_a_reporter_in_office_decides_no_case_of_their_own(world: World) -> None:
    case = world.report(by=world.site)
    give_role(
        world.soil,
        account=world.writer,
        role=Role.MODERATOR,
        by=world.soil.founder,
        now=world.now,
    )
    for party in (world.site, world.writer):
        with pytest.raises(NotYourCase, match="party"):
            world.decide(case, REMOVE, by=party)


def test_who_has_no_office_there_sees_no_case(world: World) -> None:
    case = world.report()
    with pytest.raises(NotYourCase, match="no such case"):
        world.decide(case, REMOVE, by=world.reader)
    Case.objects.update(community=None)
    with pytest.raises(NotYourCase, match="no such case"):
        world.decide(case, REMOVE, by=world.moderator)


def test_a_suspended_moderator_has_no_office(world: World) -> None:
    about = report(
        account=world.colleague, reporter=None, reason=Reason.SPAM, key=key(), now=world.now
    )
    world.decide(
        about, Ruling([Measure.SUSPEND], rule="No spam", message="Forty in a day."), by=world.site
    )
    with pytest.raises(NotYourCase):
        world.decide(world.report(), REMOVE, by=world.colleague)


def test_somebody_in_office_is_judged_by_an_administrator(world: World) -> None:
    about = report(account=world.site, reporter=None, reason=Reason.SPAM, key=key(), now=world.now)
    other = register("other-mod", now=world.now)
    other.is_staff = True
    other.save()
    ruling = Ruling([Measure.WARN], rule="Be kind")
    with pytest.raises(NotYourCase):
        world.decide(about, ruling, by=other)
    assert world.decide(about, ruling, by=world.administrator).office == "administrator"


def test_a_communitys_moderator_reaches_no_further_than_it(world: World) -> None:
    for measure in (Measure.LIMIT, Measure.SUSPEND):
        with pytest.raises(DecisionRefused, match="site's moderators"):
            world.decide(world.report(), Ruling([measure], rule="No spam"))


@pytest.mark.parametrize(
    ("ruling", "why"),
    [
        (Ruling([Measure.WARN]), "Name the rule"),
        (Ruling([Measure.LABEL], rule="r"), "readers are warned of"),
        (Ruling([Measure.LIMIT, Measure.SUSPEND], rule="r"), "Choose one"),
        (Ruling([Measure.WARN], rule="r", message="m" * 2001), "at most 2000"),
        (Ruling([Measure.LIMIT], rule="r", message=" "), "needs more than a rule"),
        (Ruling([Measure.SUSPEND, Measure.WARN], rule="r"), "needs more than a rule"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_done(
    world: World, ruling: Ruling, why: str
) -> None:
    with pytest.raises(DecisionRefused, match=why), transaction.atomic():
        world.decide(world.report(), ruling, by=world.site)
    assert not Decision.objects.exists()


def test_what_is_claimed_is_a_colleagues_for_two_hours(world: World) -> None:
    case = world.report()
    claim(case.pk, by=world.colleague, now=world.now)
    with pytest.raises(CaseMoved, match="colleague"):
        world.decide(case, REMOVE)
    later = world.now + timedelta(hours=2)
    decide(case.pk, by=world.moderator, ruling=REMOVE, key=key(), now=later)


def test_a_lock_and_a_muting_end_by_themselves(world: World) -> None:
    until = world.now + timedelta(days=2)
    ruling = Ruling([Measure.LOCK, Measure.MUTE], rule="Be kind", until=until)
    world.decide(world.report(), ruling)
    assert end_measures(until - timedelta(seconds=1)) == 0
    assert (end_measures(until), end_measures(until)) == (2, 0)
    assert not Article.objects.get(pk=world.text.pk).locked
    assert role_of(world.writer.pk, community_id=world.soil.pk) is Role.MEMBER


def test_what_two_decisions_do_ends_with_the_second_of_them(world: World) -> None:
    rulings = [Ruling([Measure.LOCK, Measure.MUTE], rule=rule) for rule in ("Be kind", "No spam")]
    first, second = (world.decide(world.report(), ruling) for ruling in rulings)
    take_back(first.pk, by=world.moderator, message="No.", key=key(), now=world.now)
    assert Article.objects.get(pk=world.text.pk).locked
    assert role_of(world.writer.pk, community_id=world.soil.pk) is Role.MUTED
    take_back(second.pk, by=world.moderator, message="No.", key=key(), now=world.now)
    assert not Article.objects.get(pk=world.text.pk).locked
    assert role_of(world.writer.pk, community_id=world.soil.pk) is Role.MEMBER


def test_a_case_can_be_dismissed(world: World) -> None:
    case = world.report()
    world.decide(case, Ruling())
    case.refresh_from_db()
    assert case.state == "closed"
    assert not Notice.objects.filter(account=world.writer, kind="decision").exists()
    assert world.report() != case


@pytest.mark.parametrize("table", ["moderation_decision", "moderation_staffact"])
@pytest.mark.parametrize("change", ["UPDATE {} SET at = now()", "DELETE FROM {}", "TRUNCATE {}"])
def test_nobody_changes_what_was_decided_or_done(world: World, table: str, change: str) -> None:
    world.decide(world.report(), REMOVE)
    with (
        pytest.raises(DatabaseError, match=r"append-only|permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(table))


def test_a_label_below_shows_again(world: World) -> None:
    labels = [Ruling([Measure.LABEL], rule="Warn", label=label) for label in ("surgery", "blood")]
    first, second = (world.decide(world.report(), ruling) for ruling in labels)
    take_back(second.pk, by=world.moderator, message="No.", key=key(), now=world.now)
    text = Article.objects.get(pk=world.text.pk)
    assert (text.required_sensitive, text.sensitive) == ("surgery", "surgery")
    take_back(first.pk, by=world.moderator, message="No.", key=key(), now=world.now)
    text.refresh_from_db()
    assert (text.required_sensitive, text.sensitive) == ("", "")


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.ADMIN])
def test_nobody_is_muted_from_below(world: World, role: Role) -> None:
    give_role(world.soil, account=world.writer, role=role, by=world.soil.founder, now=world.now)
    case, ruling = world.report(), Ruling([Measure.MUTE], rule="Be kind")
    with pytest.raises(DecisionRefused, match="stand above"):
        world.decide(case, ruling)
    world.decide(case, ruling, by=world.site)
    assert role_of(world.writer.pk, community_id=world.soil.pk) is Role.MUTED


def test_an_end_is_of_what_can_end(world: World) -> None:
    until = world.now + timedelta(days=2)
    ruling = Ruling([Measure.REMOVE], rule="No spam", until=until)
    assert world.decide(world.report(), ruling).until is None
