"""Small files, small functions, small templates: what a reader holds in the head at once."""

import ast
from pathlib import Path
from statistics import median

import pytest

from tests.architecture.source import ROOT, modules

FILE_LINES = 400
FUNCTION_LINES = 60
TEMPLATE_LINES = 150
MEDIAN_FILE_LINES = 120
MEDIAN_FUNCTION_LINES = 12


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def _functions(path: Path) -> list[tuple[str, int]]:
    return [
        (f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    ]


def test_no_file_is_too_long() -> None:
    assert [f"{path}: {_lines(path)}" for path in modules() if _lines(path) > FILE_LINES] == []


def test_no_function_is_too_long() -> None:
    every = [function for path in modules() for function in _functions(path)]
    assert [(name, lines) for name, lines in every if lines > FUNCTION_LINES] == []


def test_no_template_is_too_long() -> None:
    templates = (ROOT / "frontend" / "templates").rglob("*.html")
    assert [f"{it}: {_lines(it)}" for it in templates if _lines(it) > TEMPLATE_LINES] == []


def test_the_usual_file_and_function_are_small() -> None:
    lines = [count for path in modules() for _, count in _functions(path)]
    assert median(map(_lines, filter(_lines, modules()))) <= MEDIAN_FILE_LINES
    assert median(lines) <= MEDIAN_FUNCTION_LINES


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX"])
def test_nothing_is_left_for_later_in_a_comment(word: str) -> None:
    mark = f"# {word}"
    assert [path for path in modules() if mark in path.read_text()] == []


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
    assert [path for path in modules() if path.stem in drawers] == []


def test_every_module_opens_with_a_paragraph() -> None:
    without = [
        path.relative_to(ROOT)
        for path in modules()
        if (tree := ast.parse(path.read_text())).body and ast.get_docstring(tree) is None
    ]
    assert without == []
