"""Every benchmark runs at its smallest size; what it measures then means nothing."""

import pytest
from pytest_django import DjangoDbBlocker

from tests.bench.report import Measure, head
from tests.bench.server import bench_server
from tests.bench.sizes import Size
from tests.bench.suite import BENCHMARKS, run

# The kills are a test of the suite already; the peer is installed for `./run bench` only.
_ELSEWHERE = ("T1", "faults")

pytestmark = pytest.mark.slow


def test_each_benchmark_runs(django_db_blocker: DjangoDbBlocker) -> None:
    names = [name for name in BENCHMARKS if name not in _ELSEWHERE]
    with django_db_blocker.unblock(), bench_server() as bench:
        measures = list(run(bench, names, size=Size.TINY))
    assert {measure.name for measure in measures} == set(names)
    assert all(measure.ratio > 0 for measure in measures)


def test_what_must_be_exact_is_exact(django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), bench_server() as bench:
        measures = list(run(bench, ["P4", "L8"], size=Size.TINY))
    assert [measure.line() for measure in measures if not measure.met] == []


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
