"""A payout cycle's arithmetic and its way through the server, against the least that could be.

The bound is PostgreSQL alone: the votes copied to nowhere, the division in a C loop, the same
transfers copied from a file into a table that promises nothing. Ours reads, splits and writes at
the same time with the product's own code, into the same kind of table; what guarding it costs is
measured in `volumes`.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from rewards.kernels import divide_products
from tests.bench import rowwise
from tests.bench.ballots import Ballots, cast_many
from tests.bench.cycle import BARE, arithmetic, pay
from tests.bench.kernel import Kernel, compiled
from tests.bench.processor import GIBIBYTE, peak_memory, processor_time
from tests.bench.report import Measure
from tests.bench.server import Bench, Database
from tests.bench.sizes import Size

_TO_NOWHERE: Final = """
    COPY (SELECT work_id, voter_id, rshares, weight FROM curation_vote)
    TO '/dev/null' (FORMAT binary)
"""


@dataclass(frozen=True, slots=True)
class _Bound:
    """Seconds of each part of the least that could be; no kernel without a compiler."""

    reading: float
    kernel: float | None
    writing: float

    @property
    def seconds(self) -> float:
        """All parts together."""
        return self.reading + (self.kernel or 0.0) + self.writing

    def text(self) -> str:
        """The sum, and what is missing in it."""
        return f"{self.seconds:.2f} s" + ("" if self.kernel is not None else " (no C)")


def ten_million(bench: Bench, size: Size) -> Iterator[Measure]:
    """A cycle of 10 million votes, by the clock, and the most memory our process ever had."""
    with bench.database() as database:
        ballots = cast_many(database, size.pick(tiny=20_000, usual=10_000_000))
        before = peak_memory()
        ours = pay(database, ballots)
        memory = peak_memory()
        yield _against_bound("P1", database, ballots, seconds=ours, goal=1.5)
    yield Measure(
        name="P1",
        what=f"peak memory, {ballots.votes:,} votes / 2 GiB ({before / GIBIBYTE:.2f} before)",
        ours=f"{memory / GIBIBYTE:.2f} GiB",
        bound="2 GiB",
        ratio=memory / (2 * GIBIBYTE),
        sense="at most",
        goal=1,
    )


def one_day(bench: Bench, size: Size) -> Iterator[Measure]:
    """A cycle of 400,000 votes, by the clock; and by processor against a loop over ORM rows."""
    with bench.database() as database:
        ballots = cast_many(database, size.pick(tiny=20_000, usual=400_000))
        pay(database, ballots)
        with processor_time(database.postmaster) as spent:
            ours = pay(database, ballots)
        yield _against_bound("P3", database, ballots, seconds=ours, goal=2)
        loop = rowwise.processor_seconds(database, ballots, votes=size.pick(tiny=200, usual=1_000))
    yield Measure(
        name="P3",
        what="loop over ORM rows (a few works, extrapolated) / ours",
        ours=f"{spent.seconds:.2f} cpu s",
        bound=f"{loop:.0f} cpu s",
        ratio=loop / max(spent.seconds, 0.01),
        sense="at least",
        goal=500,
    )


def exactness(bench: Bench, size: Size) -> Iterator[Measure]:
    """Every row of the vectorised kernel, and of the C loop, equals Python's integers."""
    rows, chance = size.pick(tiny=10_000, usual=1_000_000), np.random.default_rng(4)
    pools = chance.integers(0, 2**50, rows, dtype=np.int64)
    totals = chance.integers(1, 2**62, rows, dtype=np.int64)
    weights = (totals * chance.random(rows)).astype(np.int64)
    ours, _ = divide_products(pools, weights.view(np.uint64), totals.view(np.uint64))
    columns = (column.tolist() for column in (pools, weights, totals))
    exact = np.array([a * b // c for a, b, c in zip(*columns, strict=True)])
    equal = ours == exact
    kernel = compiled(bench.folder)
    if kernel is not None:
        offsets = np.arange(rows + 1, dtype=np.int64)
        equal &= kernel.share_out(offsets, pools=pools, totals=totals, weights=weights)[0] == exact
    yield Measure(
        name="P4",
        what=f"rows of the kernel{' and of C' if kernel else ''} that equal integers / all",
        ours=f"{int(equal.sum()):,} rows",
        bound=f"{rows:,} rows",
        ratio=float(equal.mean()),
        sense="at least",
        goal=1,
    )


def _against_bound(
    name: str, database: Database, ballots: Ballots, *, seconds: float, goal: float
) -> Measure:
    bound = _bound(database, ballots, kernel=compiled(database.scratch))
    return Measure(
        name=name,
        what=f"payout of {ballots.votes:,} votes / COPY out, C, COPY in",
        ours=f"{seconds:.2f} s",
        bound=bound.text(),
        ratio=seconds / bound.seconds,
        sense="at most",
        goal=goal,
    )


def _bound(database: Database, ballots: Ballots, *, kernel: Kernel | None) -> _Bound:
    with database.connect() as administrator:
        # Beside the server's own data, where its user may write whoever that is.
        (place,) = administrator.execute("SHOW data_directory").fetchone() or ("",)
        file = f"{place}/bench-transfers"
        administrator.execute(f"COPY bench_bare TO '{file}' (FORMAT binary)".encode())
        administrator.execute("DROP TABLE bench_bare")
        administrator.execute(BARE.encode())
        start = time.monotonic()
        administrator.execute(_TO_NOWHERE.encode())
        read = time.monotonic()
        administrator.execute(f"COPY bench_bare FROM '{file}' (FORMAT binary)".encode())
        written = time.monotonic()
    seconds = None
    if kernel is not None:
        offsets, pools, totals, weights = arithmetic(ballots)
        _, seconds = kernel.share_out(offsets, pools=pools, totals=totals, weights=weights)
    return _Bound(reading=read - start, kernel=seconds, writing=written - read)
