"""Workers and the database are killed while cycles run: the suite's own test, many times over.

It runs on a server that waits for the disk: what is killed may lose nothing that was committed.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Final

from tests.bench.report import Measure
from tests.bench.server import Bench
from tests.bench.sizes import Size

_TEST: Final = "tests/rewards/services/test_kills_leave_no_trace.py"


def kills(bench: Bench, size: Size) -> Iterator[Measure]:
    """Worker and database kills during cycles and sealing: 0 partial, 0 doubled, 0 lost."""
    workers, databases = size.pick(tiny=(1, 0), usual=(6, 1), full=(60, 10))
    told = {
        "INKWELL_WORKER_KILLS": str(workers),
        "INKWELL_DATABASE_KILLS": str(databases),
        "DATABASE_URL": bench.server.url(database="postgres"),
    }
    start = time.monotonic()
    finished = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", _TEST],
        env=os.environ | told,
        capture_output=True,
        text=True,
        check=False,
    )
    passed = finished.returncode == 0 and "1 passed" in finished.stdout
    if not passed:
        print(finished.stdout, file=sys.stderr)
    yield Measure(
        name="faults",
        what=f"{workers} worker kills, {databases} database kills: nothing lost or doubled",
        ours="consistent" if passed else "NOT consistent",
        bound=f"{time.monotonic() - start:.0f} s",
        ratio=float(passed),
        sense="at least",
        goal=1,
    )
