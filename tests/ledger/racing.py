"""A race: processes that write and are killed, against several sealers at once."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import psycopg
from django.db import connection, transaction

from tests.plugin.database import CommittedDatabase

_WRITER = Path(__file__).with_name("race_writer.py")
_LONGEST_SECONDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was there when everybody had stopped."""

    entries: int
    unsealed: int
    blocks: int
    kills: int
    gaps: int


class _Aborted(Exception):
    """One in five sealings is taken back on purpose."""


def race(
    database: CommittedDatabase,
    *,
    seal: Callable[[], object],
    seconds: float,
    entries: int,
    writers: int,
    sealers: int,
    seed: int,
) -> Result:
    """Let them run, kill a writer now and then, seal what is left, and count.

    It takes at least so many seconds, and on a busy machine as many more as the entries need, two
    minutes at most. The wallet 1001 must hold enough INK. Writers and sealers stop before it
    returns.
    """
    dice = random.Random(seed)
    stop = Event()
    threads = [Thread(target=_seal_on, args=(seal, stop, seed + n)) for n in range(sealers)]
    running = [_start_writer(database.url, seed + n) for n in range(writers)]
    for thread in threads:
        thread.start()
    kills, begun = 0, time.monotonic()
    while (passed := time.monotonic() - begun) < seconds or (
        passed < _LONGEST_SECONDS and _written(database) < entries
    ):
        time.sleep(dice.random())
        place = dice.randrange(writers)
        _kill(running[place])
        kills += 1
        running[place] = _start_writer(database.url, seed + writers + kills)
    for writer in running:
        _kill(writer)
    stop.set()
    for thread in threads:
        thread.join()
    while seal() is not None:
        pass
    return _count(database, kills=kills)


def _written(database: CommittedDatabase) -> int:
    with database.connect() as judge:
        return _one(judge, "SELECT count(*) FROM ledger_entry")


def _seal_on(seal: Callable[[], object], stop: Event, seed: int) -> None:
    dice = random.Random(seed)
    while not stop.is_set():
        try:
            with transaction.atomic():
                seal()
                if dice.random() < 0.2:
                    raise _Aborted
        except _Aborted:
            pass
        time.sleep(dice.random() * 0.02)
    connection.close()


def _start_writer(url: str, seed: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(_WRITER), url, str(seed)]
    return subprocess.Popen(command, start_new_session=True)


def _kill(writer: subprocess.Popen[bytes]) -> None:
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()


def _count(database: CommittedDatabase, *, kills: int) -> Result:
    with database.connect() as judge:
        # A killed writer's session may still be finishing what it was doing.
        while (
            _one(judge, "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%''race''%'") > 1
        ):
            time.sleep(0.05)
        return Result(
            entries=_one(judge, "SELECT count(*) FROM ledger_entry"),
            unsealed=_one(
                judge,
                "SELECT count(*) FROM ledger_entry AS e WHERE NOT EXISTS"
                " (SELECT FROM ledger_leaf AS l WHERE l.entry_id = e.id)",
            ),
            blocks=_one(judge, "SELECT count(*) FROM ledger_block"),
            kills=kills,
            gaps=_one(judge, "SELECT coalesce(max(index) + 1, 0) - count(*) FROM ledger_leaf"),
        )


def _one(judge: psycopg.Connection[tuple[object, ...]], query: str) -> int:
    row = judge.execute(query).fetchone()
    assert row is not None
    return int(str(row[0]))
