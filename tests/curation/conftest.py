"""Recorded chain numbers, wallets with stake and open works for the tests of voting."""

import itertools
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from curation.models import Work
from curation.rules import VoteRules
from curation.services import open_work
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Kind
from ledger.services import Draft, Leg, open_wallet, post
from ledger.wallets import SystemWallet
from rewards.rules import load
from tests.curation.scene import Recordings, Voters, Works

ECONOMICS = Path(__file__).parents[2] / ".." / "shared" / "data" / "economics"
_keys = itertools.count(1)


@pytest.fixture
def recorded() -> Recordings:
    """Read one file of recorded chain numbers, or skip where they are not."""

    def read(name: str) -> Any:
        path = ECONOMICS / name
        if not path.exists():
            pytest.skip(f"recorded chain numbers are not here: {path}")
        return json.loads(path.read_text())

    return read


@pytest.fixture
def rules() -> VoteRules:
    """The vote rules of inkwell-1."""
    return load("inkwell-1").vote


@pytest.fixture
def chain_rules() -> VoteRules:
    """The vote rules of hive-hf28."""
    return load("hive-hf28").vote


@pytest.fixture
def uncapped(rules: VoteRules) -> VoteRules:
    """inkwell-1 with disputes of any size."""
    return replace(rules, dispute=replace(rules.dispute, removes_at_most_bp=None))


@pytest.fixture
def noon() -> datetime:
    """When the works of these tests are opened."""
    return datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def person() -> Voters:
    """Open a wallet with a stake of so many micro-VESTS."""

    def open_with(stake: int) -> int:
        wallet = open_wallet(Kind.PERSON)
        if stake:
            leg = Leg(SystemWallet.ISSUE, wallet, Asset.VESTS, stake, Code.GENESIS)
            post(
                [
                    Draft(
                        key=f"stake/{next(_keys)}",
                        code=Code.GENESIS,
                        reference="",
                        rules="",
                        legs=[leg],
                    )
                ]
            )
        return wallet

    return open_with


@pytest.fixture
def work(person: Voters, noon: datetime) -> Works:
    """Open a work for seven days, by a new author unless one is given."""

    def open_one(author: int | None = None, **options: Any) -> Work:
        options.setdefault("opened_at", noon)
        options.setdefault("closes_at", options["opened_at"] + timedelta(days=7))
        return open_work(author or person(0), rules="inkwell-1", **options)

    return open_one
