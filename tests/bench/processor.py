"""Processor time of ourselves and of the database server, and our peak memory, from the kernel.

Processor time hardly moves with the load of other programs, so it is the figure to compare for
short operations.
"""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TICKS_PER_SECOND: Final = os.sysconf("SC_CLK_TCK")
GIBIBYTE: Final = 2**30


@dataclass(slots=True)
class Spent:
    """Seconds of processor time spent inside a `processor_time` block, client and server."""

    seconds: float = 0.0


@contextmanager
def processor_time(postmaster: int) -> Iterator[Spent]:
    """Measure the processor time of this process, its ended children and the server."""
    spent = Spent()
    before = _client_seconds() + _server_seconds(postmaster)
    yield spent
    spent.seconds = _client_seconds() + _server_seconds(postmaster) - before


def peak_memory() -> int:
    """The most bytes this process ever had in memory."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _server_seconds(postmaster: int) -> float:
    """Processor seconds of the server's living processes, and of the ended ones it waited for."""
    ticks = 0
    for pid in _tree(postmaster):
        try:
            fields = _fields(pid)
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
        if pid == postmaster:
            ticks += int(fields[13]) + int(fields[14])
    return ticks / TICKS_PER_SECOND


def _tree(root: int) -> set[int]:
    """Process ids of `root` and everything below it, as far as they can be read."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int(_fields(int(entry.name))[1])
            except OSError:
                continue
    family = {root}
    while grown := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= grown
    return family


def _fields(pid: int) -> list[str]:
    """What /proc says of a process, behind its name, which may contain anything."""
    return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()


def _client_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
