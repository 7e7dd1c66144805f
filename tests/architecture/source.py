"""Where our own source is, for the tests of its shape."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
ENGINE: Final = ("ledger", "curation", "rewards")
LAYERS: Final = (
    "inkwell",
    "frontend",
    "moderation",
    "articles",
    "communities",
    "notifications",
    "accounts",
    "rewards",
    "curation",
    "ledger",
)
"""From the top down: a package imports, and points at, only those after it."""


def folder_of(package: str) -> Path:
    """Return where a package of ours lies."""
    beside = ROOT / package
    return beside if beside.exists() else ROOT / "platform" / package


def modules() -> list[Path]:
    """Return every Python file of ours, tests included, migrations left out."""
    folders = [*map(folder_of, LAYERS), ROOT / "tests"]
    return sorted(
        path
        for folder in folders
        for path in folder.rglob("*.py")
        if not {"migrations", "node_modules"} & set(path.parts)
    )
