"""The list of benchmarks, and the run over those that were asked for."""

import argparse
import inspect
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from tests.bench import (
    conversing,
    faults,
    payout,
    reading,
    scoring,
    sealing,
    serving,
    transfers,
    uploading,
    volumes,
    votes,
)
from tests.bench.report import Measure, head
from tests.bench.server import Bench, bench_server
from tests.bench.sizes import Size

type Benchmark = Callable[[Bench, Size], Iterator[Measure]]

BENCHMARKS: Final[dict[str, Benchmark]] = {
    "P1": payout.ten_million,
    "P3": payout.one_day,
    "P4": payout.exactness,
    "L1": volumes.guarded_write,
    "L3": volumes.balances,
    "L8": sealing.race,
    "T1": transfers.from_django,
    "T2": transfers.in_sql,
    "T3": transfers.into_one_wallet,
    "T4": transfers.in_batches,
    "V1": votes.through_the_service,
    "R1": reading.values,
    "R2": reading.votes,
    "R3": serving.shared,
    "R4": reading.depth,
    "R5": conversing.thread,
    "R6": reading.html,
    "K1": serving.timeline,
    "U1": uploading.photograph,
    "lighthouse": scoring.strangers,
    "faults": faults.kills,
}


def main(arguments: Sequence[str]) -> int:
    """Run the benchmarks that the command line names, all by default; 1 when a goal is missed."""
    asked = _parse(arguments)
    if asked.list:
        for name, benchmark in BENCHMARKS.items():
            print(f"{name:<6}  {inspect.getdoc(benchmark)}")
        return 0
    size = Size.TINY if asked.tiny else Size.FULL if asked.full else Size.USUAL
    measures = []
    with bench_server() as bench:
        print(head(), flush=True)
        for measure in run(bench, asked.names or list(BENCHMARKS), size=size):
            print(measure.line(), flush=True)
            measures.append(measure)
    missed = [measure.name for measure in measures if not measure.met]
    print(f"\n{len(measures) - len(missed)} of {len(measures)} goals met.")
    return int(bool(missed))


def run(bench: Bench, names: Sequence[str], *, size: Size) -> Iterator[Measure]:
    """The measures of the named benchmarks, as they are taken."""
    for name in names:
        yield from BENCHMARKS[name](bench, size)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--list", action="store_true", help="say what there is, run nothing")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--full", action="store_true", help="also the runs of ten minutes")
    size.add_argument("--tiny", action="store_true", help="only prove that everything runs")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.names) - set(BENCHMARKS):
        parser.error(f"There is no benchmark {', '.join(sorted(unknown))}: see --list.")
    return asked
