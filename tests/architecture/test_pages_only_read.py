"""Pages gather what is shown from selectors and call services: they ask no table themselves, lock
and write no row and begin no transaction.
"""

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


OWN_WAYS: Final = {"objects", "transaction", "connection"}
"""By what a module reaches the database without a selector or a service."""


def _written(path: Path) -> list[str]:
    """Return the calls that bear the name of a write or a lock, whatever they are called on."""
    return [
        f"{path.name}:{node.lineno} {node.func.attr}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
    ]


def _asked(path: Path) -> list[str]:
    """Return where a page goes to the database by a way of its own."""
    names = (
        (node.lineno, name)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute | ast.Name)
        and (name := node.attr if isinstance(node, ast.Attribute) else node.id) in OWN_WAYS
    )
    return [f"{path.name}:{line} {name}" for line, name in names]


def _pages() -> list[Path]:
    pages = sorted((folder_of("frontend") / "pages").rglob("*.py"))
    assert pages
    return pages


def test_no_page_writes_a_row() -> None:
    assert [found for path in _pages() for found in _written(path)] == []


def test_no_page_goes_to_the_database_itself() -> None:
    assert [found for path in _pages() for found in _asked(path)] == []
