"""Two hundred spend one balance at the same moment: what was there leaves, and no more."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from ledger import services
from ledger.assets import Asset
from ledger.errors import InsufficientFunds
from ledger.models import Kind
from ledger.selectors import balance
from ledger.services import Allocation
from ledger.verify import run_checks
from tests.plugin.database import CommittedDatabase

SPENDS, THREADS, COST, HELD = 200, 10, 7, 500


@pytest.fixture
def people(committed_db: CommittedDatabase) -> tuple[int, int]:
    """One who holds 500 and one who holds nothing."""
    first, second = services.open_wallet(Kind.PERSON), services.open_wallet(Kind.PERSON)
    services.genesis([Allocation(wallet=first, liquid=HELD)])
    return first, second


def test_no_more_leaves_than_was_there(people: tuple[int, int]) -> None:
    first, second = people

    def spend(numbers: range) -> int:
        spent = 0
        for number in numbers:
            try:
                services.transfer(first, credit=second, amount=COST, key=f"spend/{number}")
                spent += 1
            except InsufficientFunds:
                pass
        connection.close()
        return spent

    with ThreadPoolExecutor(THREADS) as pool:
        spent = sum(pool.map(spend, [range(n, SPENDS, THREADS) for n in range(THREADS)]))
    assert spent == HELD // COST
    assert balance(first, Asset.INK) == HELD % COST
    assert balance(second, Asset.INK) == HELD - HELD % COST


def test_transfers_in_both_directions_do_not_deadlock(people: tuple[int, int]) -> None:
    services.transfer(1, credit=people[1], amount=HELD, key="fill")

    def swing(thread: int) -> None:
        debit, credit = people if thread % 2 else people[::-1]
        for number in range(20):
            services.transfer(debit, credit=credit, amount=1, key=f"{thread}/{number}")
        connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(swing, range(THREADS)))
    assert [balance(wallet, Asset.INK) for wallet in people] == [HELD, HELD]
    assert list(run_checks()) == []


def test_one_key_from_many_threads_is_one_batch(people: tuple[int, int]) -> None:
    def pay(_: int) -> int:
        batch = services.transfer(people[0], credit=people[1], amount=3, key="once")
        connection.close()
        return batch

    with ThreadPoolExecutor(THREADS) as pool:
        assert len(set(pool.map(pay, range(40)))) == 1
    assert balance(people[1], Asset.INK) == 3
