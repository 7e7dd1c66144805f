"""Seven times on its way to the payout a work's estimate is written down, once for each span, and
nothing of it is ever changed.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from curation.models import Work
from rewards.models import Estimate, PoolReading
from rewards.reading import seconds
from rewards.selectors import estimate, estimates_until_paid
from rewards.services import remember_estimates, run_cycle
from tests.rewards.services.world import CLOSES, World, found_world

DAY = timedelta(days=1)
OPEN = CLOSES - timedelta(days=3, hours=5)


def test_each_is_what_the_plan_says_of_the_work_alone(world: World) -> None:
    out = world.work(world.wallets[0], {world.wallets[1]: -(10**9)})
    assert remember_estimates(OPEN, rules=world.rules) == 12
    assert not Estimate.objects.filter(work=out).exists()
    for work in world.works[:12]:
        [kept] = estimates_until_paid(work)
        plan = estimate(work, rules=world.rules, now=OPEN)
        assert kept.payout == plan.decision.payouts[0] > 0
        assert kept.reading.balance == plan.decision.before.balance
        own = plan.decision.claims[0]
        assert int(kept.reading.recent_claims) + own == plan.decision.fund.recent_claims
        assert int(kept.net_rshares) == Work.objects.get(pk=work).net_rshares


def test_they_are_written_once_for_each_span(world: World) -> None:
    spans = [OPEN + hours * timedelta(hours=6) for hours in range(9)]
    written = [remember_estimates(now, rules=world.rules) for now in spans]
    days = len({seconds(now) // 86_400 for now in spans})
    assert written.count(12) == days == PoolReading.objects.count()
    assert sum(written) == 12 * days
    for reading in PoolReading.objects.all():
        assert reading.span == datetime.fromtimestamp(seconds(reading.at) // 86_400 * 86_400, UTC)
        assert reading.at in spans


def test_what_is_paid_is_estimated_no_more(world: World) -> None:
    now = CLOSES + timedelta(minutes=1)
    while run_cycle(now, rules=world.rules) is not None:
        pass
    assert remember_estimates(now, rules=world.rules) == 0


@pytest.mark.django_db
def test_there_are_none_before_genesis() -> None:
    lonely = found_world(fund=False)
    assert remember_estimates(OPEN, rules=lonely.rules) == 0
    assert not PoolReading.objects.exists()


def test_nobody_changes_one(world: World) -> None:
    remember_estimates(OPEN, rules=world.rules)
    for change in (
        lambda: Estimate.objects.update(payout=1),
        lambda: Estimate.objects.all().delete(),
        lambda: PoolReading.objects.update(balance=1),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
