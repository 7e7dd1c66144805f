"""Real processes for tests: a Celery worker, and the signer that holds the key."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import redis
from pytest_django import Settings

from inkwell.celery import app
from inkwell.embedded import children
from tests.plugin.database import CommittedDatabase

_START_SECONDS = 300


@dataclass
class Worker:
    """A Celery worker process on the test's own database; kill it, start it again."""

    log: Path
    process: subprocess.Popen[str] | None = None
    arguments: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Start the worker and wait until it takes jobs."""
        self.process = children.start(
            children.Command(
                [sys.executable, "-m", "celery", "-A", "inkwell", "worker", *self.arguments],
                environment=os.environ,
                log=self.log,
                stop_signal=signal.SIGKILL,
            )
        )
        deadline = time.monotonic() + _START_SECONDS
        while not app.control.ping(timeout=0.3):
            if self.process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"the worker did not start:\n{children.tail(self.log, lines=40)}")

    def kill(self) -> None:
        """Kill the worker and all its processes at once, as a lost machine would."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        """Stop the worker warmly."""
        if self.process is not None:
            children.stop(self.process, stop_signal=signal.SIGTERM, patience_seconds=20)


@pytest.fixture
def celery_worker(
    broker: str, committed_db: CommittedDatabase, tmp_path: Path
) -> Iterator[Worker]:
    """A running worker with two processes, on an emptied queue and `committed_db`."""
    with redis.Redis.from_url(broker) as queue:
        queue.flushdb()
    worker = Worker(tmp_path / "worker.log", arguments=["--concurrency=2", "--loglevel=INFO"])
    try:
        worker.start()
        yield worker
    finally:
        worker.stop()


@dataclass(frozen=True, slots=True)
class Signer:
    """A running signer: its socket, its folder of keys, its process."""

    socket: Path
    keys: Path
    process: subprocess.Popen[str]
    log: Path


@pytest.fixture
def signer(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Signer]:
    """A signer process with new keys; settings and child processes know its socket."""
    # Not tmp_path: the path of a Unix socket may hold 107 bytes only.
    with tempfile.TemporaryDirectory(prefix="inkwell-signer-") as folder:
        place = Path(folder)
        started = _start_signer(place, origin=settings.INKWELL_ORIGIN)
        settings.INKWELL_SIGNER_SOCKET = str(started.socket)
        monkeypatch.setenv("INKWELL_SIGNER_SOCKET", str(started.socket))
        yield started
        children.stop(started.process, stop_signal=signal.SIGTERM, patience_seconds=5)


def _start_signer(place: Path, *, origin: str) -> Signer:
    socket, keys, log = place / "signer.sock", place / "keys", place / "signer.log"
    keys.mkdir(mode=0o700)
    process = children.start(
        children.Command(
            [sys.executable, "-m", "ledger.signer"]
            + ["--socket", str(socket), "--keys", str(keys), "--init"],
            environment={**os.environ, "INKWELL_ORIGIN": origin},
            log=log,
        )
    )
    deadline = time.monotonic() + _START_SECONDS
    while not socket.exists():
        if process.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"the signer did not start:\n{children.tail(log, lines=40)}")
        time.sleep(0.02)
    return Signer(socket, keys, process, log)
