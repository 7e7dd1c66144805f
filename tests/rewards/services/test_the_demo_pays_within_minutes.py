"""Under `inkwell-demo` a text is paid seven minutes after it appeared: its reader watches."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from curation.models import Work
from curation.services import cast_vote
from ledger.models import Kind
from ledger.services import delegate, open_wallet
from ledger.wallets import SystemWallet
from rewards.models import Payout
from rewards.rules import load
from rewards.services import genesis, open_work_window, run_cycle

START = datetime(2026, 6, 1, tzinfo=UTC)
RULES = load("inkwell-demo")


@pytest.fixture
def work(db: None, settings: Settings) -> Work:
    """A text that a newcomer voted for a minute after it appeared."""
    settings.INKWELL_RULE_SET = "inkwell-demo"
    genesis(START, rules=RULES)
    author, reader = open_wallet(Kind.PERSON), open_wallet(Kind.PERSON)
    delegate(SystemWallet.TREASURY, receiver=reader, amount=10_000_000_000, unspent=None)
    opened = open_work_window(author, now=START)
    cast_vote(
        opened.pk,
        voter=reader,
        weight_bp=10_000,
        rules=RULES.vote,
        now=START + timedelta(minutes=1),
    )
    return opened


def test_it_is_paid_at_the_minute_its_window_ends(work: Work) -> None:
    run_cycle(START + timedelta(minutes=6, seconds=59), rules=RULES)
    assert not Payout.objects.exists()
    cycle = run_cycle(START + timedelta(minutes=7), rules=RULES)
    assert cycle is not None
    payout = Payout.objects.get(work=work)
    assert payout.cycle_id == cycle.number
    # One vote of borrowed stake is enough: there is no floor.
    assert payout.author_reward > 0
    assert payout.curation_reward > 0
