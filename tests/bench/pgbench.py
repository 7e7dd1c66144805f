"""PostgreSQL's own load generator, on the same server as what it is compared with."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Final

from tests.bench.processor import processor_time
from tests.bench.server import APPLICATION, Database

TPCB_SCALE: Final = 16
"""As many branches as the most clients, so that they do not all wait for one row."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Transactions a second by the clock, and a second of processor time (client and server)."""

    clock: float
    processor: float


def prepare_tpcb(database: Database, *, scale: int = TPCB_SCALE) -> None:
    """Make the tables of the built-in scripts."""
    _run(database, ["--initialize", "--quiet", f"--scale={scale}"], role="")


def measure(
    database: Database,
    script: str = "",
    *,
    clients: int,
    seconds: int,
    builtin: str = "",
    variables: Mapping[str, int] | None = None,
) -> Rate:
    """Run a script, or the built-in one of that name, for some seconds."""
    arguments = ["--no-vacuum", "--protocol=prepared", f"--time={seconds}"]
    arguments += [f"--client={clients}", f"--jobs={min(clients, 2)}"]
    if builtin:
        arguments.append(f"--builtin={builtin}")
    else:
        file = database.scratch / "script.sql"
        file.write_text(script)
        arguments.append(f"--file={file}")
    arguments += [f"--define={name}={value}" for name, value in (variables or {}).items()]
    with processor_time(database.postmaster) as spent:
        output = _run(database, arguments, role="" if builtin else APPLICATION)
    found = re.search(r"^tps = ([0-9.]+)", output, re.MULTILINE)
    done = re.search(r"actually processed: (\d+)", output)
    assert found and done, output
    return Rate(clock=float(found[1]), processor=int(done[1]) / max(spent.seconds, 0.01))


def middle(rates: list[Rate]) -> Rate:
    """The median of several runs, each figure by itself."""
    return Rate(
        clock=median(rate.clock for rate in rates),
        processor=median(rate.processor for rate in rates),
    )


def _run(database: Database, arguments: list[str], *, role: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name[:2] != "PG"}
    if role:
        environment["PGOPTIONS"] = f"-c role={role}"
    finished = subprocess.run(
        [database.binaries / "pgbench", *arguments, database.url],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode != 0:
        raise RuntimeError(f"pgbench failed:\n{finished.stderr}")
    return finished.stdout
