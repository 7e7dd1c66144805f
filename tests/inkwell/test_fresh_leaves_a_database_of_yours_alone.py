"""`--fresh` empties what the demo made; a database of one's own it leaves as it is."""

import os
import subprocess
import sys
from pathlib import Path

from inkwell.demo.folder import DemoFolder
from tests.architecture.source import ROOT


def test_it_is_refused_in_one_sentence_before_anything_is_deleted(tmp_path: Path) -> None:
    keys = DemoFolder(tmp_path / "var").path / "signer" / "p256.pem"
    keys.parent.mkdir()
    keys.write_text("a key")
    finished = subprocess.run(
        [sys.executable, "manage.py", "demo", "--data", str(tmp_path / "var"), "--fresh"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert finished.returncode == 1
    assert finished.stderr.startswith("Inkwell cannot run: --fresh cannot empty the database")
    assert len(finished.stderr.splitlines()) == 1
    assert keys.read_text() == "a key"
