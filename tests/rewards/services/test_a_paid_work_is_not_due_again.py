"""A later window of a work that was paid makes no cycle due: the task comes to an end."""

from datetime import timedelta

import pytest

from rewards.models import Cycle
from rewards.rules import load
from rewards.services import open_window, run_cycle
from tests.rewards.services.world import CLOSES, found_world

RULES = load("inkwell-1")


@pytest.mark.django_db
def test_no_cycle_follows_the_one_that_paid_it() -> None:
    world = found_world()
    world.fill(3)
    now = CLOSES + timedelta(hours=2)
    while run_cycle(now, rules=RULES) is not None:
        pass
    closed = Cycle.objects.count()
    open_window(world.works[0], opens_at=CLOSES, closes_at=CLOSES + timedelta(minutes=5), part=1)
    assert run_cycle(now, rules=RULES) is None
    assert Cycle.objects.count() == closed
