"""What a benchmark says: one ratio against a stated bound, measured in the same run.

Clock times on a shared machine wander by a factor of two, so a benchmark never reports seconds
alone: it names its peer or limit, runs both sides one after the other, and prints their ratio
beside the goal of the design.
"""

import os
import platform
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

type Sense = Literal["at most", "at least"]

_WIDTHS = (6, 60, 22, 22, 9, 15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One line of the table. `ratio` is ours against the bound in the sense that `goal` states."""

    name: str
    what: str
    ours: str
    bound: str
    ratio: float
    sense: Sense
    goal: float

    @property
    def met(self) -> bool:
        """Whether the ratio is on the right side of the goal."""
        return self.ratio <= self.goal if self.sense == "at most" else self.ratio >= self.goal

    def line(self) -> str:
        """The measure under the columns of `head`."""
        verdict = "met" if self.met else "MISSED"
        goal = f"{self.sense} {self.goal:g}x"
        ratio = f"{self.ratio:.2f}x" if self.ratio < 100 else f"{self.ratio:,.0f}x"
        return _columns(self.name, self.what, self.ours, self.bound, ratio, goal, verdict)


def head() -> str:
    """The machine, how busy it is, and the names of the columns."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    machine = f"{_processor()}, {os.cpu_count()} cores, load {load}, {platform.platform()}"
    return f"{machine}\n\n{_columns('', 'what', 'ours', 'bound', 'ratio', 'goal', '')}"


def per_second(count: int, seconds: float, *, unit: str = "s") -> str:
    """A rate as text: `per_second(1000, 2.0)` is "500/s"."""
    return f"{count / seconds:,.0f}/{unit}"


def _columns(*cells: str) -> str:
    *front, last = cells
    padded = [cell.ljust(width) for cell, width in zip(front, _WIDTHS, strict=True)]
    return "  ".join([*padded, last]).rstrip()


def _processor() -> str:
    names = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    return names[0] if names else platform.machine()
