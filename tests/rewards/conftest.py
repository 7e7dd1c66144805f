"""Recorded numbers of the real chains, and random cycles."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rewards.recompute import recompute

ECONOMICS = Path(__file__).parents[2] / ".." / "shared" / "data" / "economics"


@pytest.fixture
def recorded() -> Callable[[str], dict[str, Any]]:
    """One of the files of economics.md section 14; the test is skipped where it is missing."""

    def read(name: str) -> dict[str, Any]:
        path = ECONOMICS / name
        if not path.exists():
            pytest.skip(f"{path} is not there")
        result: dict[str, Any] = json.loads(path.read_text())
        return result

    return read


@pytest.fixture
def answer() -> Callable[[dict[str, Any]], dict[str, Any]]:
    """The recomputation of a document, by way of its JSON text."""
    return lambda document: recompute(json.dumps(document))
