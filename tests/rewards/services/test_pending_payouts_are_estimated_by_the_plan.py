"""An estimate is the payout itself, worked out early."""

from datetime import timedelta

from rewards.models import Payout
from rewards.selectors import cycles, estimate, estimates, payout_of
from rewards.services import run_cycle
from tests.rewards.services.world import CLOSES, World


def test_a_work_alone_is_paid_its_estimate(lonely: World) -> None:
    work = lonely.work(lonely.wallets[0], dict.fromkeys(lonely.wallets[1:], 10**12))
    run_cycle(CLOSES - timedelta(hours=1), rules=lonely.rules)
    time = CLOSES + timedelta(hours=1)
    expected = estimate(work, rules=lonely.rules, now=CLOSES)
    assert estimates({work: "inkwell-1"}, now=CLOSES) == {work: expected.decision.payouts[0]}
    run_cycle(time, rules=lonely.rules)
    payout = Payout.objects.get(work=work)
    # Between the two lies an hour of emission, and nothing else.
    assert expected.decision.payouts[0] <= payout.payout < expected.decision.payouts[0] * 1.01
    assert payout_of(work) == payout


def test_without_a_fund_there_is_nothing_to_estimate(db: None) -> None:
    assert estimates({1: "inkwell-1"}, now=CLOSES) == {}


def test_cycles_that_paid_are_listed_newest_first(world: World) -> None:
    run_cycle(CLOSES - timedelta(days=1), rules=world.rules)
    run_cycle(CLOSES, rules=world.rules)
    assert [cycle.works for cycle in cycles()] == [12]
    assert cycles(before=cycles()[0].number) == []
