"""The sealing race: many write, abort and die while several seal; nothing may be left out.

A transaction takes its numbers early and may commit late, so a sealer that looks only above the
last number it sealed loses rows. That naive sealer runs the same race and has to lose some, or the
race proves nothing.
"""

import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from typing import Final
from unittest.mock import patch

from django.db import DatabaseError, connection, transaction

from ledger.assets import Asset
from ledger.codes import Code
from ledger.errors import LedgerError
from ledger.selectors import database_time
from ledger.services import Draft, Leg, post, seal, sealing
from tests.bench.report import Measure
from tests.bench.server import Bench, Database
from tests.bench.sizes import Size
from tests.bench.world import open_people

_WRITERS: Final = 8
_SEALERS: Final = 3
_ABORTS: Final = 0.1
_KILLS_APART_SECONDS: Final = 0.5
_BEFORE, _, _AFTER = sealing._GIVE_INDEXES.partition("WHERE entry.xid")
_NAIVE: Final = (
    _BEFORE
    + "WHERE entry.id > (SELECT coalesce(max(entry_id), 0) FROM ledger_leaf) ), placed"
    + _AFTER.partition("), placed")[2]
)
_FINDINGS: Final = """
    SELECT (SELECT count(*) FROM ledger_entry),
        (SELECT count(*) FROM ledger_entry LEFT JOIN ledger_leaf ON entry_id = id
            WHERE entry_id IS NULL),
        (SELECT coalesce(max(index) + 1, 0) - count(*) FROM ledger_leaf),
        (SELECT count(*) FROM ledger_block)
"""


@dataclass(frozen=True, slots=True)
class _Finish:
    """How a race ended."""

    entries: int
    unsealed: int
    gaps: int
    blocks: int
    kills: int


class _Abort(Exception):
    """A writer thinks better of it."""


def race(bench: Bench, size: Size) -> Iterator[Measure]:
    """8 writers, a tenth of it aborted, 3 sealers, killed again and again: no row is lost."""
    seconds = size.pick(tiny=2, usual=20, full=600)
    ours = _run(bench, seconds=seconds)
    sealed = ours.entries - ours.unsealed - ours.gaps
    yield Measure(
        name="L8",
        what=f"sealed without a gap / recorded, {seconds} s, {ours.kills} kills",
        ours=f"{sealed:,} leaves",
        bound=f"{ours.entries:,} entries",
        ratio=sealed / ours.entries,
        sense="at least",
        goal=1,
    )
    with patch.object(sealing, "_GIVE_INDEXES", _NAIVE):
        naive = _run(bench, seconds=min(seconds, 20))
    yield Measure(
        name="L8",
        what="rows that a naive sealer loses in the same race",
        ours=f"{naive.unsealed} lost",
        bound=f"{naive.entries:,} entries",
        ratio=naive.unsealed,
        sense="at least",
        goal=1,
    )


def _run(bench: Bench, *, seconds: float) -> _Finish:
    chance = random.Random(8)
    with bench.database() as database:
        people = open_people(database, 200, ink=1_000_000)
        jobs = [_write] * _WRITERS + [_seal] * _SEALERS
        # The children get sessions of their own, never this one.
        connection.close()
        crew = [_start(job, people, seed) for seed, job in enumerate(jobs)]
        kills, end = 0, time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(_KILLS_APART_SECONDS)
            place = chance.randrange(len(crew))
            _kill(crew[place])
            kills += 1
            crew[place] = _start(jobs[place], people, len(jobs) + kills)
        for process in crew:
            _kill(process)
        return _finish(database, kills=kills)


def _start(job: Callable[[range, int], None], people: range, seed: int) -> ForkProcess:
    process = get_context("fork").Process(target=job, args=(people, seed), daemon=True)
    process.start()
    return process


def _kill(process: ForkProcess) -> None:
    process.kill()
    process.join()


def _finish(database: Database, *, kills: int) -> _Finish:
    with database.connect() as administrator:
        # What the killed left running ends when the server notices that nobody listens.
        while administrator.execute(
            "SELECT FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        ).fetchone():
            time.sleep(0.1)
        seal(database_time())
        row = administrator.execute(_FINDINGS).fetchone()
    assert row is not None
    entries, unsealed, gaps, blocks = (int(str(value)) for value in row)
    return _Finish(entries, unsealed, gaps, blocks, kills)


def _write(people: range, seed: int) -> None:
    """Post small batches for ever; commit some of them late, and some never."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    chance, number = random.Random(seed), 0
    while True:
        number += 1
        debit, credit = chance.sample(people, 2)
        legs = [Leg(debit, credit, Asset.INK, 1, Code.TRANSFER)]
        draft = Draft(key=f"race/{seed}/{number}", code=Code.TRANSFER, legs=legs)
        with suppress(_Abort, LedgerError, DatabaseError), transaction.atomic():
            post([draft])
            time.sleep(chance.random() * 0.02)
            if chance.random() < _ABORTS:
                raise _Abort


def _seal(people: range, seed: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    chance = random.Random(seed)
    while True:
        seal(database_time())
        time.sleep(chance.random() * 0.1)
