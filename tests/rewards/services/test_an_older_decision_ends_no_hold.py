"""Decisions are numbered as they are made: one that arrives again, late, undoes no later one."""

from datetime import timedelta

import pytest

from ledger.codes import Code
from ledger.models import Transfer
from rewards.errors import HoldRefused
from rewards.models import Hold
from rewards.references import read_reference
from rewards.services import give_back, hold, release, run_cycle
from tests.rewards.services.world import CLOSES, GENESIS, World

LATER = CLOSES + timedelta(days=3)


@pytest.fixture
def work(world: World) -> int:
    author, voter = world.wallets[:2]
    return world.work(author, {voter: 10**12})


def test_a_hold_that_was_lifted_is_not_placed_again_by_its_own_decision(work: int) -> None:
    hold(work, decision=1, now=GENESIS)
    release(work, decision=2, now=GENESIS)
    with pytest.raises(HoldRefused, match="later decision"):
        hold(work, decision=1, now=GENESIS)
    assert Hold.objects.get(pk=work).state == Hold.State.LIFTED


def test_what_is_held_anew_is_not_released_by_what_lifted_it_before(
    world: World, work: int
) -> None:
    hold(work, decision=1, now=GENESIS)
    release(work, decision=2, now=GENESIS)
    hold(work, decision=3, now=GENESIS)
    with pytest.raises(HoldRefused, match="later decision"):
        release(work, decision=2, now=GENESIS)
    run_cycle(CLOSES + timedelta(minutes=1), rules=world.rules)
    paid = Transfer.objects.count()
    for settle in (release, give_back):
        with pytest.raises(HoldRefused, match="later decision"):
            settle(work, decision=2, now=LATER)
    assert (Transfer.objects.count(), Hold.objects.get(pk=work).placed_by) == (paid, 3)


def test_a_decision_does_one_thing(world: World, work: int) -> None:
    hold(work, decision=1, now=GENESIS)
    run_cycle(CLOSES + timedelta(minutes=1), rules=world.rules)
    release(work, decision=2, now=LATER)
    with pytest.raises(HoldRefused, match="not on hold"):
        give_back(work, decision=2, now=LATER)


@pytest.mark.parametrize("decision", [-1, 0, 10**18, 2**63, 10**40])
def test_a_number_that_no_reference_can_bear_is_no_decision(
    world: World, work: int, decision: int
) -> None:
    with pytest.raises(HoldRefused, match="number"):
        hold(work, decision=decision, now=GENESIS)
    hold(work, decision=1, now=GENESIS)
    run_cycle(CLOSES + timedelta(minutes=1), rules=world.rules)
    for settle in (release, give_back):
        with pytest.raises(HoldRefused, match="number|later decision"):
            settle(work, decision=decision, now=LATER)
    assert Hold.objects.get(pk=work).state == Hold.State.PLACED


def test_the_highest_number_is_read_in_the_books(world: World, work: int) -> None:
    hold(work, decision=1, now=GENESIS)
    run_cycle(CLOSES + timedelta(minutes=1), rules=world.rules)
    release(work, decision=10**18 - 1, now=LATER)
    batch = Transfer.objects.order_by("-id")[0].batch
    assert read_reference(batch.reference, code=Code(batch.code)) is not None
