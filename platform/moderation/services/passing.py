"""What time does to cases: measures end, decisions become final, held rewards are settled.

Each step is a transaction of its own that finds its own work: cut off anywhere it goes on later,
and one that fails is logged and keeps no other waiting.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import islice
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from moderation.measures import Measure
from moderation.models import Case, Decision, Effect, HeldText
from moderation.process import State
from moderation.reasons import CaseKind
from moderation.rights import As
from moderation.services.effects import end
from notifications.one_by_one import one_by_one
from rewards.services import give_back, lock_hold

#: So many at most are done in one go.
_MOST: Final = 200
_FINAL: Final = UUID("c0c34b8b-6b2c-4c83-9a5a-0a1a5d1b7c4e")


def let_time_pass(now: datetime) -> None:
    """All that is due now, in an order in which nothing waits for the next time."""
    end_measures(now)
    close_cases(now)
    settle_holds(now)


def close_cases(now: datetime) -> int:
    """Make decisions final whose time to appeal is over; how many became so."""
    due = Case.objects.filter(state=State.DECIDED.value, closes_at__lte=now)
    closed = due.update(state=State.CLOSED.value)
    # What waited may be gone with its draft: then nothing is left to decide.
    waits = HeldText.objects.filter(state=HeldText.State.WAITING, case__isnull=False)
    gone = Case.objects.filter(kind=CaseKind.HELD.value, state=State.OPEN.value)
    gone.exclude(pk__in=waits.values("case")).update(state=State.CLOSED.value, closes_at=now)
    return closed


def end_measures(now: datetime) -> int:
    """End measures whose time is over, and undo them; how many ended."""
    due = Effect.objects.filter(ended_at=None, until__lte=now).order_by("until", "id")
    return _each(due.values_list("pk", flat=True), lambda number: _end(number, now=now))


def settle_holds(now: datetime) -> int:
    """Pay back to the pool what final decisions hold, once it is worked out; how many rewards.

    The ledger names a decision of its own for each, which the public log shows: "the decision is
    final". A reward that another decision holds still waits for that one.
    """
    final = Effect.objects.filter(
        measure=Measure.HOLD.value,
        ended_at=None,
        decision__case__state=State.CLOSED.value,
        # From the freezing of the votes until this row nothing is in escrow yet.
        decision__case__work__payout__isnull=False,
    )
    due = final.order_by("decision").values_list("pk", flat=True)
    return _each(due, lambda number: _settle(number, now=now))


def _each(due: Iterable[int], do: Callable[[int], bool]) -> int:
    """Do it to the first that are due until so many are done. What fails is logged and passed
    over: however many fail each time, those behind them have their turn.
    """
    numbers = iter(list(due))
    done = 0
    while done < _MOST and (step := list(islice(numbers, _MOST - done))):
        done += one_by_one(step, do)
    return done


def key_of_final(decision: Decision) -> UUID:
    """The key of the decision that the finality of another one comes to, which is made once."""
    return uuid5(_FINAL, str(decision.pk))


@transaction.atomic
def _end(number: int, *, now: datetime) -> bool:
    found = Effect.objects.select_related("decision").get(pk=number)
    case = _locked(found)
    if Effect.objects.filter(pk=number, ended_at=None).exists():
        end(case, found, by=found.decision_id, now=now)
        return True
    return False


@transaction.atomic
def _settle(number: int, *, now: datetime) -> bool:
    found = Effect.objects.select_related("decision").get(pk=number)
    case = _locked(found)
    assert case.work_id is not None
    # Who lets it wait on at this moment is found below, or finds it settled.
    lock_hold(case.work_id)
    waiting = Effect.objects.filter(
        measure=Measure.HOLD.value, ended_at=None, decision__case__work=case.work_id
    )
    if not waiting.filter(pk=number).exists():
        return False
    others = waiting.exclude(decision__case__state=State.CLOSED.value)
    if others.exists():
        return False
    held_for = found.decision
    final = Decision.objects.create(
        case=case,
        rule=held_for.rule,
        office=As.AUTOMATIC.value,
        at=now,
        key=key_of_final(held_for),
    )
    give_back(case.work_id, decision=final.pk, now=now)
    waiting.update(ended_at=now)
    return True


def _locked(effect: Effect) -> Case:
    return (
        Case.objects.select_for_update(no_key=True, of=("self",))
        .select_related("account", "community")
        .get(pk=effect.decision.case_id)
    )
