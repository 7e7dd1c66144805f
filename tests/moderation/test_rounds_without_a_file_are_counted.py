"""A round that was paid a while ago and has no file of its inputs, or no seal, is seen."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from moderation.selectors.jobs import PATIENCE, engine
from rewards.models import Cycle
from rewards.services import publish, run_cycle
from tests.rewards.services.world import CLOSES, found_world


def test_it_counts_after_some_minutes_until_it_is_published_and_sealed(db: None) -> None:
    world, now = found_world(), CLOSES + timedelta(minutes=1)
    world.fill(2)
    cycle = run_cycle(now, rules=world.rules)
    assert cycle is not None
    assert engine(now).unpublished == 0
    assert engine(now + PATIENCE).unpublished == 1
    with pytest.raises(CommandError, match="inputs are not published or sealed: 1"):
        call_command("health")
    publish(cycle.number)
    assert engine(now + PATIENCE).unpublished == 1
    Cycle.objects.filter(pk=cycle.number).update(block=1)
    assert engine(now + PATIENCE).unpublished == 0
