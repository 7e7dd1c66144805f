"""A work that cannot be paid is parked with its reason, the rest is paid; it can be resumed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db.models import F

from curation.models import Vote, Work
from ledger.services import transfer
from ledger.wallets import SystemWallet
from rewards.columns import Carries, PlanError
from rewards.models import Beneficiary, Cycle, Payout, Terms, Window
from rewards.reading import votes_of, works_by_id
from rewards.rules import load
from rewards.selectors import parked_windows
from rewards.services import resume, run_cycle
from rewards.split import split
from tests.rewards.services.audit import findings, recomputed
from tests.rewards.services.world import CLOSES, World

RULES = load("inkwell-1")
NOW = CLOSES + timedelta(hours=2)


def run_all() -> None:
    while run_cycle(NOW, rules=RULES) is not None:
        pass


def votes_outweigh(world: World, work: int) -> None:
    Work.objects.filter(pk=work).update(total_weight=F("total_weight") - 1)


def total_too_large(world: World, work: int) -> None:
    Work.objects.filter(pk=work).update(total_weight=2**64)


def weight_below_zero(world: World, work: int) -> None:
    vote = Vote.objects.filter(work=work).first()
    assert vote is not None
    Vote.objects.filter(work=work, voter=vote.voter_id).update(weight=-1)


def shares_over_all(world: World, work: int) -> None:
    terms = Terms.objects.create(work_id=work)
    for position, wallet in enumerate(world.wallets[:2]):
        Beneficiary.objects.create(
            terms=terms, position=position, wallet_id=wallet, weight_bp=5_001
        )


def paid_already(world: World, work: int) -> None:
    wallet = world.wallets[0]
    transfer(SystemWallet.TREASURY, credit=wallet, amount=7, key=f"work/{work}/slice/0")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (votes_outweigh, "weigh more"),
        (total_too_large, "64 bits"),
        (weight_below_zero, "weigh more"),
        (shares_over_all, "beneficiaries"),
        (paid_already, "under its key"),
    ],
)
def test_the_others_are_paid(
    world: World, spoil: Callable[[World, int], None], reason: str
) -> None:
    bad, *good = world.works
    spoil(world, bad)
    run_all()
    assert set(Payout.objects.values_list("work_id", flat=True)) == set(good)
    assert Cycle.objects.exclude(state=Cycle.State.CLOSED).count() == 0
    (parked,) = parked_windows()
    assert (parked.work_id, parked.cycle_id) == (bad, None)
    assert reason in parked.parked
    assert findings() == []
    assert recomputed() == []


def test_a_work_that_was_put_right_is_paid_by_a_later_cycle(world: World) -> None:
    bad = world.works[0]
    votes_outweigh(world, bad)
    run_all()
    assert resume(bad) == 1
    run_all()
    assert parked_windows()[0].work_id == bad, "it is parked again while it is wrong"
    Work.objects.filter(pk=bad).update(total_weight=F("total_weight") + 1)
    resume(bad)
    run_all()
    assert Payout.objects.get(work=bad).payout > 0
    assert parked_windows() == []
    assert findings() == []
    assert recomputed() == []


def test_a_cycle_of_nothing_but_bad_works_closes(lonely: World) -> None:
    lonely.fill(2)
    for work in lonely.works:
        votes_outweigh(lonely, work)
    run_all()
    assert Payout.objects.count() == 0
    assert len(parked_windows()) == 2
    assert set(Cycle.objects.values_list("state", "works")) == {("closed", 0)}
    assert Window.objects.filter(cycle__isnull=False).count() == 0


def test_the_plan_itself_refuses_shares_beyond_the_whole(world: World) -> None:
    shares_over_all(world, world.works[0])
    works = works_by_id(world.works)
    votes = votes_of(works)
    nothing = [0] * len(works)
    with pytest.raises(PlanError, match="beneficiaries"):
        split(
            works,
            votes,
            claims=nothing,
            payouts=nothing,
            carries=Carries.of({}),
            price=None,
            rules=RULES.payout,
        )
