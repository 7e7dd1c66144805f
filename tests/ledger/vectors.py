"""Recorded cases of other people's implementations, which lie beside the repository."""

import json
from pathlib import Path
from typing import Any

import pytest

TRUST = Path(__file__).parents[2] / ".." / "shared" / "data" / "trust"


def read(name: str) -> dict[str, Any]:
    """The content of one file of cases; skips the test, with the reason, where there is none."""
    path = TRUST / name
    if not path.exists():
        pytest.skip(f"the recorded cases are not here: {path.resolve()}")
    content: dict[str, Any] = json.loads(path.read_text())
    return content
