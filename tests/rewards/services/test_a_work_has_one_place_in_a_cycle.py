"""Two windows of one work that are due together make one payout, by the one that closed first."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from ledger.models import Batch
from rewards.models import Cycle, Payout, Window
from rewards.rules import load
from rewards.services import open_window, run_cycle
from tests.rewards.services.audit import findings, recomputed
from tests.rewards.services.world import CLOSES, World

RULES = load("inkwell-1")
NOW = CLOSES + timedelta(hours=2)


def run_all() -> None:
    while run_cycle(NOW, rules=RULES) is not None:
        pass


def test_the_window_that_closed_first_is_paid_and_no_other(world: World) -> None:
    work = world.works[0]
    early = CLOSES - timedelta(minutes=5)
    open_window(work, opens_at=early - timedelta(days=1), closes_at=early, part=1)
    run_all()
    assert Payout.objects.count() == len(world.works)
    taken = Window.objects.get(work=work, cycle__isnull=False)
    assert (taken.slice, taken.closes_at) == (1, early)
    paid = Batch.objects.filter(reference__endswith=f"/work/{work}")
    assert paid.count() == 1
    assert Cycle.objects.exclude(state=Cycle.State.CLOSED).count() == 0
    assert findings() == []
    assert recomputed() == []


def test_the_database_refuses_a_second_window_in_the_cycle(world: World) -> None:
    run_all()
    work = world.works[0]
    cycle = Window.objects.get(work=work).cycle
    second = open_window(work, opens_at=CLOSES, closes_at=NOW, part=1)
    second.cycle = cycle
    with pytest.raises(IntegrityError, match="window_of_cycle_once"), transaction.atomic():
        second.save()
