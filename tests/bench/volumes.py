"""A large cycle written at once: against the bare load, the guarded load and single updates."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from statistics import median
from typing import Final

import numpy as np
from django.db import connection, transaction

from ledger.assets import Asset
from ledger.codes import Code
from ledger.services import VolumeRows, post_volume, seal
from ledger.services.volumes import _binary as copy_chunks
from ledger.wallets import SystemWallet
from tests.bench.processor import processor_time
from tests.bench.report import Measure, per_second
from tests.bench.server import Bench, Database
from tests.bench.sizes import Size
from tests.bench.world import open_people, settle

_COLUMNS: Final = "batch_id, debit_id, credit_id, asset, amount, code"
_ROWS_A_BATCH: Final = 20
_PEOPLE: Final = 20_000
"""Hive's busiest days had 14,000 voting accounts for 400,000 votes (performance.md 1)."""
_BARE: Final = """
    CREATE UNLOGGED TABLE bench_bare (
        batch_id bigint, debit_id bigint, credit_id bigint, asset smallint, amount bigint,
        code smallint
    )
"""
_LOADED: Final = """
    CREATE TABLE bench_loaded AS
    SELECT 4::bigint AS debit_id, id AS credit_id, 1::smallint AS asset, 1::bigint AS amount
    FROM ledger_wallet WHERE id >= 1001 AND id % 5 < 2
"""
_BESIDE: Final = ("ledger_add_batches", "ledger_move_balances", "ledger_write_entries")
_SPENT: Final = """
    SELECT coalesce(sum(total_time), 0) / 1000 FROM pg_stat_user_functions
    WHERE funcname = ANY(%s)
"""
_ADD_ONE: Final = """
    UPDATE ledger_balance SET amount = amount + 1 WHERE wallet_id = %s AND asset = 1
"""


def guarded_write(bench: Bench, size: Size) -> Iterator[Measure]:
    """A cycle as one volume, sealed: its rows against bare COPY; all against the guarded tables.

    The design's goal for the rows is about their key, two indexes, foreign keys, the attaching
    and the block's root, so the batches, balances and leaves are left out there. Against the
    guarded tables both sides do everything and are sealed.
    """
    rows_count, rounds = size.pick(tiny=2_000, usual=400_000), size.pick(tiny=1, usual=3)
    whole, rows_alone, bare, guarded = [], [], [], []
    with bench.database() as database:
        people = open_people(database, size.pick(tiny=500, usual=_PEOPLE))
        for turn in range(rounds):
            rows = _rows(people, rows_count, name=f"volume/{turn}")
            bare.append(_seconds_bare(database, rows))
            beside = _seconds_beside()
            seconds = _seconds_sealed(partial(post_volume, rows))
            whole.append(seconds)
            rows_alone.append(seconds - (_seconds_beside() - beside))
            few = _rows(people, rows_count // 4, name=f"guarded/{turn}")
            guarded.append(4 * _seconds_sealed(partial(_insert_guarded, few)))
    for what, ours, bound, goal in (
        ("rows of a cycle, guarded, and block root / unlogged bare COPY", rows_alone, bare, 0.13),
        ("whole cycle, sealed / COPY into the guarded table, sealed", whole, guarded, 8.0),
    ):
        yield Measure(
            name="L1",
            what=what,
            ours=per_second(rows_count, median(ours)),
            bound=per_second(rows_count, median(bound)),
            ratio=median(bound) / median(ours),
            sense="at least",
            goal=goal,
        )


def balances(bench: Bench, size: Size) -> Iterator[Measure]:
    """Balances of all wallets of a cycle in one statement against one UPDATE for each.

    As in the design: half a million people, of whom two in five were paid.
    """
    rounds = size.pick(tiny=1, usual=3)
    together, apart = [], []
    with bench.database() as database:
        people = open_people(database, size.pick(tiny=1_000, usual=500_000))
        few = people[:: max(len(people) // size.pick(tiny=500, usual=10_000), 1)]
        with database.connect() as owner:
            touched = owner.execute(_LOADED).rowcount
            # As `ledger_attach_volume`, which is the function's only caller, has it.
            owner.execute("SET work_mem = '64MB'")
            for _ in range(rounds):
                settle(database)
                with processor_time(database.postmaster) as spent:
                    owner.execute("SELECT ledger_move_balances('bench_loaded')")
                together.append(max(spent.seconds, 0.01))
                with processor_time(database.postmaster) as spent, owner.transaction():
                    for wallet in few:
                        owner.execute(_ADD_ONE, [wallet])
                apart.append(max(spent.seconds, 0.01))
    ours, bound = touched / median(together), len(few) / median(apart)
    yield Measure(
        name="L3",
        what="balances of a cycle at once / one UPDATE each",
        ours=f"{ours:,.0f}/cpu s",
        bound=f"{bound:,.0f}/cpu s",
        ratio=ours / bound,
        sense="at least",
        goal=25,
    )


def _rows(people: range, count: int, *, name: str) -> VolumeRows:
    """Batches of 20 rewards: to anybody, mostly in VESTS, as a payout makes them."""
    chance = np.random.default_rng(1)
    batches = count // _ROWS_A_BATCH
    asset = np.where(np.arange(count) % _ROWS_A_BATCH == 0, Asset.INK, Asset.VESTS)
    return VolumeRows(
        keys=[f"{name}/{batch}" for batch in range(batches)],
        codes=[int(Code.AUTHOR_REWARD)] * batches,
        references=[f"{name}/{batch}" for batch in range(batches)],
        rules="inkwell-1",
        offsets=np.arange(batches + 1, dtype=np.int64) * _ROWS_A_BATCH,
        debit=np.full(count, SystemWallet.ISSUE, dtype=np.int64),
        credit=chance.integers(people.start, people.stop, count, dtype=np.int64),
        asset=asset.astype(np.int16),
        amount=chance.integers(1, 1_000_000, count, dtype=np.int64),
        code=np.full(count, Code.CURATION_REWARD, dtype=np.int16),
    )


def _seconds_bare(database: Database, rows: VolumeRows) -> float:
    """The same bytes into a table that promises nothing."""
    chunks = list(copy_chunks(rows, np.arange(len(rows.keys), dtype=np.int64)))
    with database.connect() as administrator:
        administrator.execute("DROP TABLE IF EXISTS bench_bare")
        administrator.execute(_BARE)
        start = time.monotonic()
        with administrator.cursor().copy("COPY bench_bare FROM STDIN (FORMAT binary)") as copy:
            for chunk in chunks:
                copy.write(chunk)
        return time.monotonic() - start


def _seconds_sealed(write: Callable[[], object]) -> float:
    start = time.monotonic()
    write()
    seal(datetime.now(UTC))
    return time.monotonic() - start


def _seconds_beside() -> float:
    """What the server has spent so far on a volume's batches, balances and leaves."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute(_SPENT, [list(_BESIDE)])
        return float(cursor.fetchone()[0])


def _insert_guarded(rows: VolumeRows) -> None:
    """The same rows into the open volume, every guard at work on each of them."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_batch (key, code, reference, rules)"
            " SELECT sha256(name::bytea), %s, name, %s FROM unnest(%s::text[])"
            " WITH ORDINALITY AS given (name, place) ORDER BY place RETURNING id",
            [rows.codes[0], rows.rules, list(rows.keys)],
        )
        batches = np.array([batch for (batch,) in cursor.fetchall()], dtype=np.int64)
        statement = f"COPY ledger_transfer ({_COLUMNS}) FROM STDIN (FORMAT binary)"
        with cursor.copy(statement) as copy:
            for chunk in copy_chunks(rows, batches):
                copy.write(chunk)
