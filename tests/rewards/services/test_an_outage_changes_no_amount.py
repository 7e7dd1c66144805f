"""What falls due while nobody runs cycles is paid later as it would have been in time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction

from rewards.models import Cycle, Fund
from rewards.services import run_cycle
from tests.rewards.services.state import outcome
from tests.rewards.services.world import CLOSES, World

DAYS = 4


@contextmanager
def undone() -> Iterator[None]:
    """Run the block and take back what it did."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_late_cycles_pay_what_timely_ones_do(lonely: World) -> None:
    for day in range(DAYS):
        lonely.fill(3, seed=day, closes_at=CLOSES + timedelta(days=day, minutes=7))
    end = CLOSES + timedelta(days=DAYS)
    with undone():
        found = 0
        while run_cycle(end, rules=lonely.rules):
            found += 1
        assert found <= DAYS + 1
        late, emitted = amounts(), Fund.objects.values_list("emitted_until", "recent_claims").get()
    hour = CLOSES - timedelta(days=1)
    while hour <= end:
        run_cycle(hour, rules=lonely.rules)
        hour += timedelta(hours=6)
        # A caller every six hours meets each due window some hours late, and the same one.
    while run_cycle(end, rules=lonely.rules):
        pass
    assert amounts() == late
    assert Fund.objects.values_list("emitted_until", "recent_claims").get() == emitted


def amounts() -> object:
    """What each work and wallet has in the end, whatever the number of the cycle."""
    found = outcome()
    payouts = found["payouts"]
    assert isinstance(payouts, list)
    return [(row[0], *row[3:]) for row in payouts], found["carries"]


def test_time_without_works_brings_emission_only(lonely: World) -> None:
    cycle = run_cycle(CLOSES, rules=lonely.rules)
    assert cycle is not None
    assert (cycle.works, cycle.state, cycle.intervals) == (0, Cycle.State.CLOSED, 240)
    assert cycle.emission_content > 0
    fund = Fund.objects.get()
    # Claims fade when works are paid, in one step, so the path of empty cycles does not matter.
    assert int(cycle.recent_claims_after) == int(fund.recent_claims)
    assert run_cycle(CLOSES, rules=lonely.rules) is None


def test_a_work_is_paid_at_the_first_whole_cycle_length_after_its_window(lonely: World) -> None:
    author, voter = lonely.wallets[:2]
    closes = CLOSES + timedelta(minutes=20)
    work = lonely.work(author, {voter: 10**12}, closes_at=closes)
    run_cycle(closes + timedelta(minutes=39), rules=lonely.rules)
    assert not Cycle.objects.filter(works__gt=0).exists()
    cycle = run_cycle(closes + timedelta(minutes=40), rules=lonely.rules)
    assert cycle is not None
    assert cycle.time == CLOSES + timedelta(hours=1)
    assert cycle.payouts.get().work_id == work
