"""Other rules are adopted with a notice: what is open keeps its own, what comes after has the new,
and no second of emission is issued twice.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import Error, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from curation.models import Work
from ledger.models import Kind
from ledger.selectors import database_time
from ledger.services import open_wallet
from rewards import active
from rewards.errors import RulesRefused
from rewards.models import Adoption, Cycle
from rewards.rules import load
from rewards.services import adopt, genesis, open_work_window, run_cycle

DEMO = load("inkwell-demo")


@pytest.fixture(autouse=True)
def looking(settings: Settings) -> Iterator[None]:
    """The demo's rules, and others are looked for."""
    settings.INKWELL_RULE_SET, settings.INKWELL_RULES_SECONDS = DEMO.name, 60
    active.forget()
    yield
    active.forget()


@pytest.fixture
def adopted(
    db: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> Adoption:
    with django_capture_on_commit_callbacks(execute=True):
        return adopt("inkwell-1", now=database_time())


def test_they_start_after_a_notice_with_a_round(adopted: Adoption) -> None:
    notice = adopted.starts_at - adopted.adopted_at
    longest = max(timedelta(hours=1), timedelta(seconds=DEMO.payout.window_seconds))
    every = DEMO.payout.cycle_seconds
    assert longest < notice <= longest + timedelta(seconds=every)
    assert adopted.starts_at.timestamp() % every == 0
    assert active.rules_at(adopted.adopted_at) == DEMO
    before = adopted.starts_at - timedelta(microseconds=1)
    assert [active.name_at(at) for at in (before, adopted.starts_at)] == [DEMO.name, "inkwell-1"]
    assert active.coming(before) == (adopted.starts_at, "inkwell-1")


def opened(author: int, at: datetime) -> Work:
    return open_work_window(author, now=at)


def test_a_text_keeps_the_rules_it_was_opened_under(adopted: Adoption) -> None:
    author = open_wallet(Kind.PERSON)
    old = opened(author, adopted.starts_at - timedelta(seconds=1))
    new = opened(author, adopted.starts_at)
    assert (old.rules, new.rules) == (DEMO.name, "inkwell-1")
    week = timedelta(seconds=load("inkwell-1").payout.window_seconds)
    assert new.closes_at == adopted.starts_at + week


def test_no_second_is_issued_twice(adopted: Adoption) -> None:
    start = adopted.starts_at
    fund = genesis(start - timedelta(hours=3), rules=DEMO)
    ends = start + timedelta(hours=3)
    for now in (start - timedelta(minutes=1), start, start + timedelta(hours=1), ends):
        while run_cycle(now, rules=load(active.name_at(now))) is not None:
            pass
    issued = sum(
        cycle.intervals * load(cycle.rules).emission.interval_seconds
        for cycle in Cycle.objects.all()
    )
    fund.refresh_from_db()
    assert timedelta(seconds=issued) == fund.emitted_until - fund.started_at
    assert timedelta(0) <= ends - fund.emitted_until < timedelta(hours=2)


@pytest.mark.parametrize("name", ["inkwell-demo", "hive-hf28", "no such rules"])
def test_what_cannot_be_adopted_is_refused(db: None, name: str) -> None:
    with pytest.raises(RulesRefused):
        adopt(name, now=database_time())


def test_no_site_comes_to_live_by_the_hours_of_a_demonstration(
    db: None, settings: Settings
) -> None:
    settings.INKWELL_RULE_SET = "inkwell-1"
    with pytest.raises(RulesRefused):
        adopt("inkwell-demo", now=database_time())


def test_one_change_waits_for_the_other(adopted: Adoption) -> None:
    with pytest.raises(RulesRefused, match="Other rules come into force"):
        adopt("inkwell-1", now=database_time())


def test_the_web_adopts_no_rules_and_nobody_changes_one(adopted: Adoption) -> None:
    for change in (
        lambda: Adoption.objects.create(
            rules="x", adopted_at=adopted.adopted_at, starts_at=database_time() + timedelta(days=1)
        ),
        lambda: Adoption.objects.update(rules="x"),
        lambda: Adoption.objects.all().delete(),
    ):
        with pytest.raises(Error), transaction.atomic():
            change()
