"""Whom a decision is about reads what, why and until when, and never who."""

from datetime import timedelta

from moderation.measures import Measure
from moderation.process import APPEAL_WITHIN, HEARD_WITHIN, Outcome
from moderation.rights import As
from moderation.selectors.own import decision_about, decisions_about, reports_of, said_in
from moderation.services import appeal, end_appeal, say
from moderation.services.deciding import Ruling
from tests.moderation.world import World, key

REMOVE = Ruling(
    [Measure.REMOVE, Measure.LOCK], rule="No spam", quoted="They climb.", message="Not here."
)


def test_a_decision_says_what_why_and_until_when_it_can_be_appealed(world: World) -> None:
    decision = world.decide(world.report(), REMOVE)
    (read,) = decisions_about(world.writer, now=world.now)
    assert (read.office, read.community, read.work) == (As.COMMUNITY, "soil", world.text.pk)
    assert (read.rule, read.quoted, read.message) == ("No spam", "They climb.", "Not here.")
    assert set(read.lasting) == {Measure.LOCK, Measure.REMOVE, Measure.HOLD}
    assert read.appeal_until == decision.at + APPEAL_WITHIN
    late = decision_about(world.writer, number=decision.pk, now=world.now + APPEAL_WITHIN)
    assert late is not None
    assert late.appeal_until is None


def test_nobody_reads_of_decisions_about_others(world: World) -> None:
    decision = world.decide(world.report(), REMOVE)
    appeal(decision.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    for other in (world.reader, world.moderator, world.site):
        assert decisions_about(other, now=world.now) == []
        assert decision_about(other, number=decision.pk, now=world.now) is None
        assert said_in(other, number=decision.pk) == []


def test_what_was_dismissed_is_not_told(world: World) -> None:
    world.decide(world.report(), Ruling())
    assert decisions_about(world.writer, now=world.now) == []


def test_an_appeal_is_read_from_its_first_word_to_its_end(world: World) -> None:
    decision = world.decide(world.report(), REMOVE)
    appeal(decision.pk, author=world.writer, words="It is mine.", key=key(), now=world.now)
    waiting = decision_about(world.writer, number=decision.pk, now=world.now)
    assert waiting is not None
    assert (waiting.appeal_until, waiting.outcome) == (None, None)
    assert waiting.due_at == world.now + HEARD_WITHIN
    say(decision.pk, by=world.colleague, words="Where from?", key=key(), now=world.now)
    end_appeal(
        decision.pk,
        by=world.colleague,
        outcome=Outcome.REVERSED,
        message="You are right.",
        key=key(),
        now=world.now + timedelta(days=1),
    )
    undone, first = decisions_about(world.writer, now=world.now)
    assert (first.outcome, first.undone_by, undone.undoes) == (
        Outcome.REVERSED,
        undone.number,
        first.number,
    )
    assert list(first.lasting) == []
    said = [(each.by_author, each.words) for each in said_in(world.writer, number=decision.pk)]
    assert said == [(True, "It is mine."), (False, "Where from?"), (False, "You are right.")]


def test_a_report_says_whether_it_is_decided_and_not_how(world: World) -> None:
    case = world.report()
    (waiting,) = reports_of(world.reader)
    assert (waiting.case, waiting.work, waiting.decided_at) == (case.pk, world.text.pk, None)
    world.decide(case, REMOVE)
    (decided,) = reports_of(world.reader)
    assert decided.decided_at == world.now
    assert reports_of(world.writer) == []
