"""Whoever decides, hears or reports at the same moment: one is heard, and others are told."""

from functools import partial

from moderation.errors import CaseMoved
from moderation.measures import Measure
from moderation.models import Appeal, Case, Decision, Effect, Report
from moderation.process import Outcome
from moderation.reasons import Reason
from moderation.services import appeal, decide, end_appeal, report
from moderation.services.deciding import Ruling
from rewards.models import Hold
from tests.moderation.at_once import at_once
from tests.moderation.world import key, make_world
from tests.plugin.database import CommittedDatabase

REMOVE = Ruling([Measure.REMOVE, Measure.MUTE], rule="No spam", message="Not here.")


def test_one_decision_and_one_end_of_an_appeal(committed_db: CommittedDatabase) -> None:
    world = make_world()
    tell = partial(report, work_id=world.text.pk, reporter=None, reason=Reason.SPAM, now=world.now)
    assert at_once(*(partial(tell, key=key()) for _ in range(3))) == []
    assert (Case.objects.count(), Report.objects.count()) == (1, 3)
    case = Case.objects.get()
    officers = (world.moderator, world.colleague, world.site, world.administrator)
    errors = at_once(
        *(
            partial(decide, case.pk, by=by, ruling=REMOVE, key=key(), now=world.now)
            for by in officers
        )
    )
    assert [type(error) for error in errors] == [CaseMoved] * 3
    decision = Decision.objects.get()
    assert Effect.objects.count() == 3
    appeal(decision.pk, author=world.writer, words="Mine.", key=key(), now=world.now)
    others = [each for each in officers[2:] if each.pk != decision.by_id]
    errors = at_once(
        *(
            partial(
                end_appeal,
                decision.pk,
                by=by,
                outcome=outcome,
                message="So.",
                key=key(),
                now=world.now,
            )
            for by in others
            for outcome in Outcome
        )
    )
    assert {type(error) for error in errors} == {CaseMoved}
    assert len(errors) == 2 * len(others) - 1
    ended = Appeal.objects.get()
    is_reversed = ended.outcome == Outcome.REVERSED.value
    assert Decision.objects.filter(undoes=decision).exists() == is_reversed
    assert Effect.objects.filter(ended_at=None).exists() != is_reversed
    assert Hold.objects.get().state == (Hold.State.LIFTED if is_reversed else Hold.State.PLACED)
