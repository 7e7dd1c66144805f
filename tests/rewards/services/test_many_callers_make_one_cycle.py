"""However often and by however many a cycle is asked for at once, it is run once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from ledger.models import Batch
from rewards.models import Cycle, Payout
from rewards.services import run_cycle
from rewards.services.turns import CYCLE_LOCK
from tests.plugin.database import CommittedDatabase
from tests.rewards.services.state import outcome
from tests.rewards.services.world import CLOSES, found_world

NOW = CLOSES + timedelta(minutes=1)


@pytest.mark.parametrize("callers", [1, 2, 16])
def test_one_cycle_is_run(committed_db: CommittedDatabase, callers: int) -> None:
    world = found_world()
    world.fill(5)
    errors: list[BaseException] = []
    start = threading.Barrier(callers)

    def call() -> None:
        try:
            start.wait()
            for _ in range(3):
                run_cycle(NOW, rules=world.rules)
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=call) for _ in range(callers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    cycle = Cycle.objects.get()
    assert cycle.state == Cycle.State.CLOSED
    assert Payout.objects.count() == 5
    # The genesis, the emission, and one batch for each work.
    assert Batch.objects.count() == 2 + 5


def test_asking_again_changes_nothing(committed_db: CommittedDatabase) -> None:
    world = found_world()
    world.fill(3)
    assert run_cycle(NOW, rules=world.rules) is not None
    before = outcome()
    assert run_cycle(NOW, rules=world.rules) is None
    assert outcome() == before


def test_a_caller_leaves_at_once_while_another_is_at_work(
    committed_db: CommittedDatabase,
) -> None:
    world = found_world()
    world.fill(3)
    with committed_db.connect() as other:
        other.execute("SELECT pg_advisory_lock(%s)", [CYCLE_LOCK])
        assert run_cycle(NOW, rules=world.rules) is None
        assert not Cycle.objects.exists()
        other.execute("SELECT pg_advisory_unlock(%s)", [CYCLE_LOCK])
    assert run_cycle(NOW, rules=world.rules) is not None
