"""Whom a decision is about reads what, why and until when, and never who."""

from datetime import timedelta

from moderation.measures import Measure
from moderation.models import Decision
from moderation.process import APPEAL_WITHIN, HEARD_WITHIN, Outcome
from moderation.rights import As
from moderation.selectors.told import decisions_about, reports_of
from moderation.services import appeal, end_appeal, say
from moderation.services.deciding import Ruling
from notifications.models import Occurrence
from tests.moderation.world import World, key

REMOVE = Ruling(
    [Measure.REMOVE, Measure.LOCK], rule="No spam", quoted="They climb.", message="Not here."
)


def test_a_decision_says_what_why_and_until_when_it_can_be_appealed(world: World) -> None:
    decision = world.decide(world.report(), REMOVE)
    (read,) = decisions_about(world.writer, now=world.now)
    assert (read.number, read.office, read.work) == (decision.pk, As.COMMUNITY, world.text.pk)
    assert (read.rule, read.quoted, read.message) == ("No spam", "They climb.", "Not here.")
    assert set(read.measures) == {Measure.LOCK, Measure.REMOVE, Measure.HOLD}
    assert read.appeal_until == decision.at + APPEAL_WITHIN
    (late,) = decisions_about(world.writer, now=world.now + APPEAL_WITHIN)
    assert late.appeal_until is None


def test_nobody_reads_of_decisions_about_others(world: World) -> None:
    decision = world.decide(world.report(), REMOVE)
    appeal(decision.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    for other in (world.reader, world.moderator, world.site):
        assert decisions_about(other, now=world.now) == []


def test_what_was_dismissed_is_not_told(world: World) -> None:
    world.decide(world.report(), Ruling())
    assert decisions_about(world.writer, now=world.now) == []


def test_an_appeal_is_read_from_its_first_word_to_its_end(world: World) -> None:
    decision = world.decide(world.report(), REMOVE)
    appeal(decision.pk, author=world.writer, words="It is mine.", key=key(), now=world.now)
    (waiting,) = decisions_about(world.writer, now=world.now)
    assert waiting.appeal is not None
    assert (waiting.appeal_until, waiting.appeal.outcome) == (None, None)
    assert waiting.appeal.due_at == world.now + HEARD_WITHIN
    say(decision.pk, by=world.colleague, words="Where from?", key=key(), now=world.now)
    end_appeal(
        decision.pk,
        by=world.colleague,
        outcome=Outcome.REVERSED,
        message="You are right.",
        key=key(),
        now=world.now + timedelta(days=1),
    )
    (undone,) = decisions_about(world.writer, now=world.now)
    assert undone.appeal is not None
    assert (undone.undone, undone.appeal.outcome) == ("You are right.", Outcome.REVERSED)
    said = [(each.mine, each.words) for each in undone.appeal.said]
    assert said == [(True, "It is mine."), (False, "Where from?"), (False, "You are right.")]


def test_a_report_says_what_was_done_and_what_became_of_that(world: World) -> None:
    case = world.report()
    (waiting,) = reports_of(world.reader)
    assert (waiting.work, waiting.decided, waiting.measures) == (world.text.pk, False, ())
    decision = world.decide(case, REMOVE)
    (decided,) = reports_of(world.reader)
    assert decided.decided
    assert set(decided.measures) == {Measure.LOCK, Measure.REMOVE, Measure.HOLD}
    assert (decided.appealed, decided.undone) == (False, False)
    assert reports_of(world.writer) == []
    appeal(decision.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    end_appeal(
        decision.pk,
        by=world.colleague,
        outcome=Outcome.REVERSED,
        message="It is.",
        key=key(),
        now=world.now,
    )
    (reversed_,) = reports_of(world.reader)
    assert (reversed_.appeal, reversed_.undone) == (Outcome.REVERSED, True)
    told = Occurrence.objects.filter(account=world.reader, notice__kind="reported").order_by("pk")
    assert [each.key for each in told] == [
        f"reported/{case.pk}",
        f"reported/{case.pk}/{Decision.objects.latest('pk').pk}",
    ]
