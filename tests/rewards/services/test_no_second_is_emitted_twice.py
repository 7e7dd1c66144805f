"""A rule set with another interval goes on from where emission stands."""

from datetime import timedelta

import pytest

from rewards.models import Cycle, Fund
from rewards.rules import load
from rewards.services import run_cycle
from tests.rewards.services.world import GENESIS, found_world

pytestmark = pytest.mark.django_db


def test_a_shorter_interval_makes_no_burst() -> None:
    found_world(rules="inkwell-1")
    hours, minutes = load("inkwell-1"), load("inkwell-demo")
    while run_cycle(GENESIS + timedelta(days=2), rules=hours) is not None:
        pass
    assert Fund.objects.get().emitted_until == GENESIS + timedelta(days=2)
    later = GENESIS + timedelta(days=2, minutes=30)
    while run_cycle(later, rules=minutes) is not None:
        pass
    last = Cycle.objects.latest("number")
    assert (last.rules, last.intervals) == ("inkwell-demo", 30)
    assert Fund.objects.get().emitted_until == later


def test_a_longer_interval_waits_until_it_is_whole() -> None:
    found_world(rules="inkwell-1")
    hours, minutes = load("inkwell-1"), load("inkwell-demo")
    until = GENESIS + timedelta(days=1, minutes=30)
    while run_cycle(until, rules=minutes) is not None:
        pass
    assert Fund.objects.get().emitted_until == until
    while run_cycle(GENESIS + timedelta(days=2), rules=hours) is not None:
        pass
    # Of the 23 and a half hours 23 are whole; the half is not lost, it is issued with the next.
    assert Fund.objects.get().emitted_until == GENESIS + timedelta(days=1, hours=23, minutes=30)
    assert Cycle.objects.latest("number").intervals == 23
