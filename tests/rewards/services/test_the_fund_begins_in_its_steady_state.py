"""Genesis issues the first tokens and makes the fund, once."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from ledger import selectors as ledger
from ledger.assets import Asset
from ledger.models import Batch, Kind
from ledger.services import delegate, open_wallet
from ledger.wallets import SystemWallet
from rewards.errors import NoFund
from rewards.models import Fund
from rewards.rules import load
from rewards.services import genesis, run_cycle
from tests.rewards.services.world import GENESIS

RULES = load("inkwell-1")


def test_without_a_fund_no_cycle_runs(db: None) -> None:
    with pytest.raises(NoFund, match="manage.py genesis"):
        run_cycle(GENESIS, rules=RULES)


def test_a_second_genesis_changes_nothing(db: None) -> None:
    first = genesis(GENESIS, rules=RULES)
    again = genesis(GENESIS + timedelta(days=1), rules=RULES)
    assert (again.started_at, again.recent_claims) == (first.started_at, first.recent_claims)
    assert Batch.objects.count() == 1


def test_the_fund_holds_what_emission_brings_while_claims_fade(db: None) -> None:
    genesis(GENESIS, rules=RULES)
    begun = ledger.balance(SystemWallet.FUND, Asset.INK)
    cycle = run_cycle(GENESIS + timedelta(days=15), rules=RULES)
    assert cycle is not None
    # The same intervals, from a supply that the fund's own first tokens have raised a little.
    assert begun <= cycle.emission_content < begun * 1.01


def test_the_claims_are_those_of_all_stake_voting(db: None) -> None:
    fund = genesis(GENESIS, rules=RULES)
    stake = ledger.balance(SystemWallet.TREASURY, Asset.VESTS)
    # Mana is whole again after 5 days, so in 15 days all stake makes three times itself.
    assert int(fund.recent_claims) == 3 * stake


def test_newcomers_are_lent_stake_from_the_treasury(db: None) -> None:
    genesis(GENESIS, rules=RULES)
    wallet = open_wallet(Kind.PERSON)
    delegate(SystemWallet.TREASURY, receiver=wallet, amount=10_000_000_000, unspent=None)
    assert ledger.effective_stake(wallet) == 10_000_000_000


def test_the_command_says_how_things_stand(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("genesis")
    call_command("genesis")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == lines[1]
    assert "the fund holds" in lines[0]
    assert Fund.objects.count() == 1
