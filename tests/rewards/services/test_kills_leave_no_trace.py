"""Workers and PostgreSQL are killed during cycles and sealing; nothing is lost, doubled or halved.

INKWELL_WORKER_KILLS and INKWELL_DATABASE_KILLS set how often; the bench's full size is 60 and 10.
"""

import os
import random
import signal
import time
from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from psycopg import sql

from ledger.selectors import database_time
from ledger.tasks import seal
from ledger.verify import run_checks
from rewards.models import Cycle, Payout
from rewards.services import found_fund, seal_cycles
from rewards.tasks import payout_cycle
from tests.plugin.database import CommittedDatabase
from tests.plugin.processes import Signer, Worker
from tests.rewards.services.audit import findings, recomputed
from tests.rewards.services.world import World, found_world

WORKER_KILLS = int(os.environ.get("INKWELL_WORKER_KILLS", "3"))
DATABASE_KILLS = int(os.environ.get("INKWELL_DATABASE_KILLS", "1"))
PATIENCE_SECONDS = 240

pytestmark = pytest.mark.slow


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The worker runs on the rules whose cycles are a minute apart."""
    monkeypatch.setenv("INKWELL_RULE_SET", "inkwell-demo")
    yield


def test_nothing_is_lost_or_doubled(
    hurried: None,
    signer: Signer,
    celery_worker: Worker,
    committed_db: CommittedDatabase,
) -> None:
    kills = ["worker"] * WORKER_KILLS + ["database"] * DATABASE_KILLS
    choose = random.Random(60)
    choose.shuffle(kills)
    _keep_what_was_committed(committed_db)
    works = _works_overdue(minutes=12 * len(kills))
    for kill in kills:
        _ask()
        time.sleep(choose.uniform(0.05, 0.6))
        if kill == "worker":
            celery_worker.kill()
            celery_worker.start()
        else:
            _kill_database(committed_db)
        assert _consistent() == []
    _wait_while_works_are_paid(works)
    assert Payout.objects.count() == works
    assert not Cycle.objects.exclude(state=Cycle.State.CLOSED).exists()
    assert _consistent() == []
    assert recomputed() == []
    # The checks look more than once, so nobody may go on writing between.
    celery_worker.stop()
    seal_cycles(database_time())
    seal()
    assert not Cycle.objects.filter(works__gt=0, block=None).exists()
    assert list(run_checks()) == []


def _keep_what_was_committed(database: CommittedDatabase) -> None:
    """Undo the tests' haste: with asynchronous commits PostgreSQL itself forgets on a crash."""
    with database.connect() as opened:
        opened.execute(
            sql.SQL("ALTER DATABASE {} SET synchronous_commit = on").format(
                sql.Identifier(database.name)
            )
        )
    connection.close()


def _works_overdue(*, minutes: int) -> int:
    """A world where a few works fell due in each of the last minutes."""
    world: World = found_world(rules="inkwell-demo", fund=False)
    now = database_time().replace(second=0, microsecond=0)
    start = now - timedelta(minutes=minutes)
    found_fund(start, total_vests=10**14, rules=world.rules)
    for minute in range(minutes):
        world.fill(3, seed=minute, closes_at=start + timedelta(minutes=minute, seconds=30))
    return len(world.works)


def _ask() -> None:
    """What beat does, rather too often."""
    for _ in range(3):
        payout_cycle.delay()
        seal.delay()


def _wait_while_works_are_paid(works: int) -> None:
    """Until all are; a machine may be slow, but patience ends when nothing happens at all."""
    paid, deadline = 0, time.monotonic() + PATIENCE_SECONDS
    while paid < works and time.monotonic() < deadline:
        _ask()
        time.sleep(1)
        now_paid = Payout.objects.count()
        if now_paid > paid:
            paid, deadline = now_paid, time.monotonic() + PATIENCE_SECONDS


def _kill_database(database: CommittedDatabase) -> None:
    """SIGKILL one server process at work: PostgreSQL drops everybody and recovers from its log."""
    with database.connect() as opened:
        row = opened.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' ORDER BY pid = pg_backend_pid(), random()"
        ).fetchone()
        assert row is not None
        try:
            os.kill(int(str(row[0])), signal.SIGKILL)
        except (PermissionError, ProcessLookupError) as error:
            pytest.skip(f"the server's processes are out of reach: {error}")
    connection.close()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            database.connect().close()
            return
        except psycopg.OperationalError:
            time.sleep(0.1)
    pytest.fail("PostgreSQL did not come back")


def _consistent() -> list[str]:
    """The findings of one snapshot, while workers go on."""
    while True:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                return findings()
        except DatabaseError:
            connection.close()
            time.sleep(0.1)
