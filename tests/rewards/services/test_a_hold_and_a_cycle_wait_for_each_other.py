"""A decision about a hold and the cycle that pays the work come at the same moment."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from ledger import selectors as ledger
from ledger.assets import Asset
from rewards.errors import HoldRefused
from rewards.models import Hold, Payout
from rewards.rules import load
from rewards.services import give_back, hold, release, run_cycle
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken
from tests.rewards.services.audit import findings, recomputed
from tests.rewards.services.world import CLOSES, GENESIS, found_world

RULES = load("inkwell-1")
NOW = CLOSES + timedelta(minutes=1)


@pytest.fixture
def work(committed_db: CommittedDatabase) -> int:
    world = found_world()
    world.fill(3)
    return world.works[0]


def pay() -> None:
    run_cycle(NOW, rules=RULES)


def deciding(verb: Callable[..., Hold], work: int, *, decision: int) -> Callable[[], Hold]:
    return lambda: verb(work, decision=decision, now=GENESIS)


def in_escrow(kept: Hold) -> list[int]:
    return [ledger.balance(kept.wallet_id, asset) for asset in (Asset.INK, Asset.VESTS)]


def nothing_is_wrong() -> bool:
    return (findings(), recomputed()) == ([], [])


def test_what_is_held_again_is_held_by_the_cycle_that_waits(work: int) -> None:
    deciding(hold, work, decision=1)()
    deciding(release, work, decision=2)()
    overtaken(pay, quick=deciding(hold, work, decision=3))
    kept = Hold.objects.get(pk=work)
    assert kept.state == Hold.State.PLACED
    assert all(in_escrow(kept))
    assert nothing_is_wrong()


def test_what_is_being_paid_is_not_held(work: int) -> None:
    with pytest.raises(HoldRefused, match="being paid"):
        overtaken(deciding(hold, work, decision=1), quick=pay)
    assert not Hold.objects.exists()
    assert Payout.objects.get(pk=work).payout > 0


def test_what_is_lifted_is_paid_to_the_people_by_the_cycle_that_waits(work: int) -> None:
    deciding(hold, work, decision=1)()
    overtaken(pay, quick=deciding(release, work, decision=2))
    kept = Hold.objects.get(pk=work)
    assert (kept.state, in_escrow(kept)) == (Hold.State.LIFTED, [0, 0])
    assert Payout.objects.get(pk=work).payout > 0
    assert nothing_is_wrong()


def test_what_is_lifted_is_held_anew_by_the_decision_that_waits(work: int) -> None:
    deciding(hold, work, decision=1)()
    kept = overtaken(deciding(hold, work, decision=3), quick=deciding(release, work, decision=2))
    assert (kept.state, kept.placed_by) == (Hold.State.PLACED, 3)
    assert Hold.objects.get(pk=work).state == Hold.State.PLACED


def test_what_is_released_while_it_is_paid_comes_out_of_escrow(work: int) -> None:
    deciding(hold, work, decision=1)()
    kept = overtaken(deciding(release, work, decision=2), quick=pay)
    assert (kept.state, in_escrow(kept)) == (Hold.State.RELEASED, [0, 0])
    assert nothing_is_wrong()


@pytest.mark.parametrize(("first", "second"), [(release, give_back), (give_back, release)])
def test_of_two_decisions_at_once_one_settles_it(
    work: int, first: Callable[..., Hold], second: Callable[..., Hold]
) -> None:
    deciding(hold, work, decision=1)()
    pay()
    with pytest.raises(HoldRefused, match="not on hold"):
        overtaken(deciding(second, work, decision=3), quick=deciding(first, work, decision=2))
    kept = Hold.objects.get(pk=work)
    assert (kept.settled_by, in_escrow(kept)) == (2, [0, 0])
    assert nothing_is_wrong()
