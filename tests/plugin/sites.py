"""The real site under gunicorn, forked from a process that has imported it already.

Importing takes seconds, which a test for each walk through the site would pay again. A test that
changes what the settings read from the environment gets a process that reads them anew.
"""

import multiprocessing
import os
import signal
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing import forkserver
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError

import pytest

from inkwell.embedded import children
from inkwell.embedded.ports import LOOPBACK, Reservation
from tests.plugin.database import APPLICATION_ROLE, CommittedDatabase
from tests.plugin.serving import THREADS, serve

_START_SECONDS: Final = 300
#: What a fork is told, so that it need not be what the forking process read.
_TOLD: Final = ("INKWELL_DATABASE_ROLE",)
_FORKS: Final = multiprocessing.get_context("forkserver")


@pytest.fixture(scope="session")
def settings_read_once() -> dict[str, str]:
    """Start the process that imports the site; what of the environment its settings read."""
    _FORKS.set_forkserver_preload(["tests.plugin.preloaded", "tests.plugin.serving"])
    forkserver.ensure_running()
    return _settings_read()


@pytest.fixture
def site(
    settings_read_once: dict[str, str], committed_db: CommittedDatabase, tmp_path: Path
) -> Iterator[str]:
    """The address of the real site on `committed_db`, served by gunicorn."""
    log = tmp_path / "web.log"
    if _settings_read() == settings_read_once:
        served = _forked(committed_db, log)
    else:
        served = started(committed_db.url, log)
    with served as address:
        yield address


@pytest.fixture
def bare_site(committed_db: CommittedDatabase, tmp_path: Path) -> Iterator[str]:
    """The same site without its Content-Security-Policy: what is harmless is so by itself."""
    with started(
        committed_db.url,
        tmp_path / "bare.log",
        settings={"DJANGO_SETTINGS_MODULE": "tests.plugin.without_csp"},
    ) as address:
        yield address


@contextmanager
def _forked(database: CommittedDatabase, log: Path) -> Iterator[str]:
    with Reservation() as reservation:
        place = f"{LOOPBACK}:{reservation.port}"
        told = (database.url, database.name, APPLICATION_ROLE)
        process = _FORKS.Process(target=serve, args=(place, log, *told))
        process.start()
        try:
            _wait(f"http://{place}", log, alive=process.is_alive)
            yield f"http://{place}"
        finally:
            process.terminate()
            process.join(10)
            process.kill()
            process.join()


@contextmanager
def started(
    database: str, log: Path, *, settings: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The address of the site on the database at that address, in a process that reads its
    settings anew.
    """
    with Reservation() as reservation:
        place = f"{LOOPBACK}:{reservation.port}"
        process = children.start(
            children.Command(
                [sys.executable, "-m", "gunicorn", "inkwell.wsgi:application", "--bind", place]
                + ["--threads", str(THREADS), "--no-control-socket"],
                environment={**os.environ, **(settings or {}), "DATABASE_URL": database},
                log=log,
                stop_signal=signal.SIGKILL,
            )
        )
        try:
            _wait(f"http://{place}", log, alive=lambda: process.poll() is None)
            yield f"http://{place}"
        finally:
            children.stop(process, stop_signal=signal.SIGTERM, patience_seconds=10)


def _settings_read() -> dict[str, str]:
    """What of the environment the settings depend on, but for the database."""
    return {
        name: value
        for name, value in os.environ.items()
        if name.startswith(("INKWELL_", "REDIS_")) and name not in _TOLD
    }


def _wait(address: str, log: Path, *, alive: Any) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not _answers(address):
        if not alive() or time.monotonic() > deadline:
            pytest.fail(f"the site did not start:\n{children.tail(log, lines=40)}")
        time.sleep(0.02)


def _answers(address: str) -> bool:
    with suppress(OSError):
        try:
            urllib.request.urlopen(address, timeout=10).close()
        except HTTPError as error:
            error.close()
        return True
    return False
