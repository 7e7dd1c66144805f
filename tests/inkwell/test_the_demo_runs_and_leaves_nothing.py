"""One command starts the site; kill -9 and Ctrl-C leave no process behind; the data stays.

The tests tell one story in order, because each start costs the machine a good while.
"""

import json
import os
import signal
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.inkwell import demo
from tests.inkwell.demo import Demo

pytestmark = pytest.mark.slow
GONE_SECONDS = 30


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo in an empty folder."""
    started = demo.start(tmp_path_factory.mktemp("demo") / "var")
    yield started
    started.stop()


@pytest.fixture(scope="module")
def again(first: Demo) -> Iterator[Demo]:
    """The next demo on the same data, after the first one was killed."""
    first.process.kill()
    first.process.wait()
    _wait_until_gone(first)
    started = demo.start(first.folder)
    yield started
    started.stop()


def _wait_until_gone(started: Demo) -> None:
    deadline = time.monotonic() + GONE_SECONDS
    while left := started.processes():
        assert time.monotonic() < deadline, [_command(number) for number in left]
        time.sleep(0.1)


def _command(number: int) -> str:
    return Path(f"/proc/{number}/cmdline").read_text().replace("\0", " ")


def test_it_serves_the_front_page_under_a_strict_policy(first: Demo) -> None:
    with urllib.request.urlopen(first.wait_until_ready(), timeout=30) as answer:
        page = answer.read().decode()
        policy = answer.headers["Content-Security-Policy"]
    assert "Inkwell" in page
    assert "'unsafe-inline'" not in policy and "'unsafe-eval'" not in policy
    assert "Sign in as" in first.output.read_text()


def test_a_second_copy_says_where_the_first_one_runs(first: Demo) -> None:
    address = first.wait_until_ready()
    second = demo.start(first.folder, name="second")
    assert second.process.wait(demo.START_SECONDS) == 3
    assert address in second.output.read_text()


def test_no_secret_stands_on_a_command_line_or_is_readable_by_others(first: Demo) -> None:
    secrets = first.folder / "secrets.json"
    assert stat.S_IMODE(secrets.stat().st_mode) == 0o600
    assert stat.S_IMODE((first.folder / "signer").stat().st_mode) == 0o700
    lines = " ".join(map(_command, first.processes()))
    assert "gunicorn" in lines and "celery" in lines
    assert [name for name, it in json.loads(secrets.read_text()).items() if it in lines] == []


def test_a_killed_worker_is_started_again(first: Demo) -> None:
    for number in first.processes():
        if "celery -A inkwell worker" in _command(number):
            os.kill(number, signal.SIGKILL)
    deadline = time.monotonic() + GONE_SECONDS
    while "worker stopped by itself" not in first.output.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("name", "command"), [("Valkey", "valkey-server"), ("PostgreSQL", "bin/postgres -D")]
)
def test_a_killed_server_is_started_again_and_pages_come_back(
    name: str, command: str, first: Demo
) -> None:
    (server,) = [number for number in first.children() if command in _command(number)]
    os.kill(server, signal.SIGKILL)
    deadline = time.monotonic() + GONE_SECONDS
    while f"{name} stopped by itself" not in first.output.read_text() or not _serves(first):
        assert time.monotonic() < deadline, first.output.read_text()
        time.sleep(0.2)


def _serves(started: Demo) -> bool:
    with suppress(OSError), urllib.request.urlopen(started.wait_until_ready(), timeout=10) as page:
        return bool(page.status == 200)
    return False


def test_kill_minus_nine_leaves_no_process_and_all_the_data(first: Demo, again: Demo) -> None:
    assert again.wait_until_ready() == first.wait_until_ready()
    assert "Writing a small world" not in again.output.read_text()


def test_a_command_beside_it_verifies_its_ledger(again: Demo) -> None:
    again.wait_until_ready()
    told = subprocess.run(
        [sys.executable, "manage.py", "verify_ledger", "--data", str(again.folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, "no finding" in told.stdout) == (0, True), told.stderr


def test_ctrl_c_leaves_no_process(again: Demo) -> None:
    assert again.stop() == 0
    _wait_until_gone(again)
