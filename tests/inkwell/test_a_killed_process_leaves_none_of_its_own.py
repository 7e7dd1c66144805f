"""A process that was killed may have started others: they go before it is started again."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from inkwell.demo.crew import Crew, Member
from inkwell.embedded.children import Command

WAIT_SECONDS = 20


def _wait_for(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _runs(process: int) -> bool:
    """Whether it does anything still; what has ended may wait a while for its parent."""
    status = Path(f"/proc/{process}/status")
    return status.exists() and "State:\tZ" not in status.read_text()


def _started(log: Path) -> list[int]:
    return [int(line) for line in log.read_text().split()] if log.exists() else []


def test_the_workers_of_a_killed_server_go_with_it(tmp_path: Path) -> None:
    log = tmp_path / "log"
    # Like a web server: it starts a worker, says which, and waits.
    words = ["sh", "-c", "sleep 600 & echo $!; wait"]
    member = Member("web", Command(words, {"PATH": os.environ["PATH"]}, log))
    crew = Crew(lambda said: None)
    crew.add(member)
    try:
        _wait_for(lambda: len(_started(log)) == 1)
        (worker,) = _started(log)
        assert member.process is not None
        os.kill(member.process.pid, signal.SIGKILL)
        member.process.wait()
        assert _runs(worker)
        crew.watch()
        _wait_for(lambda: not _runs(worker))
        _wait_for(lambda: len(_started(log)) == 2)
        assert _runs(_started(log)[1])
    finally:
        crew.stop()
    _wait_for(lambda: not _runs(_started(log)[1]))
