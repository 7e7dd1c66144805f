"""Two ways to the same rows, taken in turns: the processor time of one call of each."""

from collections.abc import Callable
from statistics import median
from typing import Final

from tests.bench.processor import processor_time
from tests.bench.report import Measure
from tests.bench.server import Database
from tests.bench.sizes import Size

_ROUNDS: Final = 5


def compared(
    database: Database,
    size: Size,
    *,
    name: str,
    what: str,
    goal: float,
    ours: Callable[[], object],
    bound: Callable[[], object],
    turns: int = 300,
) -> Measure:
    """Ours against the bound, both as client and server together spend on them."""
    spent: tuple[list[float], list[float]] = ([], [])
    calls = size.pick(tiny=2, usual=turns)
    for _ in range(_ROUNDS):
        for act, seconds in zip((ours, bound), spent, strict=True):
            act()
            with processor_time(database.postmaster) as spending:
                for _ in range(calls):
                    act()
            seconds.append(spending.seconds / calls)
    mine, least = median(spent[0]), median(spent[1])
    return Measure(
        name=name,
        what=what,
        ours=f"{mine * 1e3:.2f} cpu ms",
        bound=f"{least * 1e3:.2f} cpu ms",
        # A call of the smallest run is shorter than the kernel tells.
        ratio=mine / max(least, 1e-4),
        sense="at most",
        goal=goal,
    )
