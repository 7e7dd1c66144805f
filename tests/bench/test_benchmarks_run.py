"""Every benchmark runs at its smallest size; what it measures then means nothing.

In a process of its own, as `./run bench` is: some of them fork, which a process with the threads
of other tests must not.
"""

import subprocess
import sys

import pytest

from tests.bench.report import Measure, head
from tests.bench.suite import BENCHMARKS

# The kills and Lighthouse are tests of the suite already; the peer is installed for `./run bench`
# only.
_ELSEWHERE = ("T1", "lighthouse", "faults")
_EXACT = ("P4", "L8")


@pytest.mark.slow
def test_each_benchmark_runs_and_what_must_be_exact_is() -> None:
    names = [name for name in BENCHMARKS if name not in _ELSEWHERE]
    finished = subprocess.run(
        [sys.executable, "tests/bench", "--tiny", *names],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in finished.stdout.splitlines() if line.endswith((" met", "MISSED"))]
    assert list(dict.fromkeys(line.split()[0] for line in lines)) == names, finished.stderr
    assert finished.stderr == ""
    exact = [line for line in lines if line.startswith(_EXACT)]
    assert exact
    assert [line for line in exact if not line.endswith(" met")] == []


def test_a_line_says_whether_the_goal_is_met() -> None:
    measure = Measure(
        name="T2",
        what="one / other",
        ours="80/s",
        bound="100/s",
        ratio=0.8,
        sense="at least",
        goal=0.8,
    )
    assert " ".join(measure.line().split()) == "T2 one / other 80/s 100/s 0.80x at least 0.8x met"
    assert "cores" in head()
