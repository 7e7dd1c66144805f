"""A command finds the demo of a folder by itself, and says plainly when there is none."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from inkwell.demo.folder import DemoFolder, NoDemoFolder
from inkwell.demo.visiting import variables, visit
from tests.architecture.source import ROOT


@pytest.fixture
def running(tmp_path: Path) -> Iterator[DemoFolder]:
    """A folder as a demo that runs has it."""
    folder = DemoFolder(tmp_path / "var")
    for name, port in (("postgres", 5433), ("valkey", 6380), ("web", 8001)):
        folder.keep_port(name, port=port)
    with (folder.path / "lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield folder


def command(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    ours = ("DATABASE_URL", "REDIS_URL", "INKWELL_", "DJANGO_")
    outside = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=outside | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_folder_says_all_that_the_command_needs(running: DemoFolder) -> None:
    told = variables(running.path)
    secret = running.secret("inkwell_worker")
    assert told["DATABASE_URL"] == f"postgresql://inkwell_worker:{secret}@127.0.0.1:5433/inkwell"
    assert told["INKWELL_SIGNER_SOCKET"] == str(running.path / "signer.sock")
    assert told["INKWELL_ORIGIN"] == "localhost/inkwell-demo"


@pytest.mark.parametrize("words", [["--data", "{}"], ["--data={}"]])
def test_the_option_is_taken_out_of_the_command_line(
    words: list[str], running: DemoFolder
) -> None:
    option = [word.format(running.path) for word in words]
    left, told = visit(["verify_ledger", *option, "--verbosity=2"])
    assert left == ["verify_ledger", "--verbosity=2"]
    assert "DATABASE_URL" in told
    assert visit(["verify_ledger"]) == (["verify_ledger"], {})


def test_a_folder_without_a_demo_is_left_as_it_is(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(NoDemoFolder, match="no folder of a demo"):
            variables(path)
    assert list(tmp_path.iterdir()) == []


def test_a_demo_that_does_not_run_is_said_to_be_none(tmp_path: Path) -> None:
    DemoFolder(tmp_path / "var")
    answer = command("verify_ledger", "--data", str(tmp_path / "var"))
    assert answer.returncode == 1
    assert answer.stderr.startswith("Nothing was done: no demo runs from ")
    assert len(answer.stderr.splitlines()) == 1


def test_without_a_database_one_line_says_what_to_set() -> None:
    answer = command("verify_ledger", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert answer.returncode == 2
    (line,) = answer.stderr.splitlines()
    for name in ("DATABASE_URL", "INKWELL_ORIGIN", "INKWELL_SIGNER_SOCKET", "--data DIR"):
        assert name in line
