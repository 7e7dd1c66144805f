"""One command starts the site; Ctrl-C and kill -9 leave no process behind; the data stays."""

import json
import os
import signal
import stat
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.inkwell import demo
from tests.inkwell.demo import Demo

pytestmark = pytest.mark.slow
GONE_SECONDS = 15


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder that the demos of this file use one after another."""
    return tmp_path_factory.mktemp("demo") / "var"


@pytest.fixture
def running(folder: Path) -> Iterator[Demo]:
    """A demo that answers; made anew in the first test, on the same data afterwards."""
    started = demo.start(folder)
    try:
        started.wait_until_ready()
        yield started
    finally:
        started.stop()


def _gone(started: Demo) -> set[int]:
    deadline = time.monotonic() + GONE_SECONDS
    while (left := started.processes()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return left


def _command_lines(started: Demo) -> list[str]:
    return [Path(f"/proc/{number}/cmdline").read_text() for number in started.processes()]


def test_it_serves_the_front_page_on_this_machine_only(running: Demo) -> None:
    with urllib.request.urlopen(running.wait_until_ready(), timeout=30) as answer:
        page = answer.read().decode()
        policy = answer.headers["Content-Security-Policy"]
    assert "Inkwell" in page
    assert "'unsafe-inline'" not in policy and "'unsafe-eval'" not in policy
    assert "Sign in as" in running.output.read_text()


def test_a_second_copy_says_where_the_first_one_runs(running: Demo) -> None:
    address = running.wait_until_ready()
    second = demo.start(running.folder)
    second.output = running.output
    assert second.process.wait(60) == 3
    assert address in running.output.read_text()


def test_no_secret_stands_on_a_command_line_or_is_readable_by_others(running: Demo) -> None:
    secrets = running.folder / "secrets.json"
    assert stat.S_IMODE(secrets.stat().st_mode) == 0o600
    assert stat.S_IMODE((running.folder / "signer").stat().st_mode) == 0o700
    lines = " ".join(_command_lines(running))
    assert [name for name, it in json.loads(secrets.read_text()).items() if it in lines] == []


def test_a_stopped_worker_is_started_again(running: Demo) -> None:
    workers = [
        number
        for number in running.processes()
        if b"celery\0-A\0inkwell\0worker" in Path(f"/proc/{number}/cmdline").read_bytes()
    ]
    for number in workers:
        os.kill(number, signal.SIGKILL)
    deadline = time.monotonic() + 20
    while "worker stopped by itself" not in running.output.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_ctrl_c_leaves_no_process_and_keeps_the_data(folder: Path) -> None:
    first = demo.start(folder)
    address = first.wait_until_ready()
    password = (folder / "secrets.json").read_text()
    assert first.stop() == 0
    assert _gone(first) == set()
    again = demo.start(folder)
    try:
        assert again.wait_until_ready() == address
        assert (folder / "secrets.json").read_text() == password
        assert "Writing a small world" not in again.output.read_text()
    finally:
        again.stop()


def test_kill_minus_nine_leaves_no_process_and_the_data_starts_again(folder: Path) -> None:
    killed = demo.start(folder)
    killed.wait_until_ready()
    killed.process.kill()
    killed.process.wait()
    assert _gone(killed) == set()
    again = demo.start(folder)
    try:
        again.wait_until_ready()
    finally:
        assert again.stop() == 0
