"""Pages gather what is shown and call services: no row is locked or written from them."""

import ast
from pathlib import Path
from typing import Final

from tests.architecture.source import folder_of

WRITES: Final = {
    "bulk_create",
    "bulk_update",
    "create",
    "delete",
    "get_or_create",
    "save",
    "select_for_update",
    "update",
    "update_or_create",
}
"""What Django calls the ways to write or lock a row."""


def _written(path: Path) -> list[str]:
    """Return the calls that bear the name of a write or a lock, whatever they are called on."""
    return [
        f"{path.name}:{node.lineno} {node.func.attr}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
    ]


def test_no_page_writes_a_row() -> None:
    pages = sorted((folder_of("frontend") / "pages").rglob("*.py"))
    assert pages
    assert [found for path in pages for found in _written(path)] == []
