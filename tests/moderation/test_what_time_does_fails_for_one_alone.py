"""What time does to one case keeps no other one waiting where it fails."""

from datetime import timedelta

import pytest

from articles.services import publish
from moderation.measures import Measure
from moderation.models import Case, Effect
from moderation.process import APPEAL_WITHIN
from moderation.reasons import Reason
from moderation.services import decide, effects, let_time_pass, passing, report
from moderation.services.deciding import Ruling
from rewards.models import Hold
from tests.moderation.world import World, key


def test_the_others_end_and_are_settled_and_the_one_stays(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    other = publish(
        world.writer, title="Peas", body="So do they.", community=world.soil, now=world.now
    )
    until = world.now + timedelta(days=1)
    rulings = (
        Ruling([Measure.LOCK, Measure.REMOVE], rule="No spam", until=until),
        Ruling([Measure.LOCK], rule="No spam", until=until),
    )
    for work, ruling in zip((other.pk, world.text.pk), rulings, strict=True):
        found = report(
            work_id=work, reporter=world.reader, reason=Reason.SPAM, key=key(), now=world.now
        )
        decide(found.pk, by=world.moderator, ruling=ruling, key=key(), now=world.now)

    def failing(case: Case, effect: Effect, **rest: object) -> None:
        if case.work_id == other.pk:
            raise RecursionError
        effects.end(case, effect, **rest)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.setattr(passing, "end", failing)
    # What fails does not count towards what one go may do: those behind it have their turn.
    monkeypatch.setattr(passing, "_MOST", 1)
    later = world.now + 2 * APPEAL_WITHIN
    world.pay(at=later)
    let_time_pass(later)
    left = Effect.objects.filter(ended_at=None)
    assert {(each.decision.case.work_id, each.measure) for each in left} == {
        (other.pk, Measure.LOCK),
        (other.pk, Measure.REMOVE),
    }
    assert set(Case.objects.values_list("state", flat=True)) == {"closed"}
    assert Hold.objects.get(pk=other.pk).state == Hold.State.RETURNED
    assert len(caplog.records) == 1
    monkeypatch.undo()
    let_time_pass(later)
    assert Effect.objects.get(ended_at=None).measure == Measure.REMOVE
