"""Whatever the file holds, `python -m rewards.recompute` either answers or refuses in one line."""

import copy
import gzip
import io
import json
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rewards.recompute import main
from tests.rewards.test_bad_input_gives_one_line import GOOD, ROOT

RULES = json.loads((ROOT / "rewards/rulesets/inkwell-1.json").read_text())
EMBEDDED = GOOD | {"rules": RULES, "carries": [{"account": 1002, "nano": 7}]}

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(
        [
            *(0, -1, 2**31, 2**53 - 1, 2**53, 2**63 - 1, 2**63, 10**30, 0.1),
            *("1e3", "NaN", "", "٣", "+1", " 1", "1_000", "0x1", "9" * 5_000, "-0", "00"),
            *("2026-11-14T00:00:00Z", "2026-11-14", "24:00", "9999-12-31T23:59:59Z", "\ud800"),
        ]
    )
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=8,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place of a document, the outermost first."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    inner = [
        place
        for key, each in steps
        for place in (
            [(*path, key), *places(each, (*path, key))] if _holds(each) else [(*path, key)]
        )
    ]
    return inner


def _holds(value: object) -> bool:
    return isinstance(value, dict | list)


PLACES = places(EMBEDDED)


def run(data: bytes) -> None:
    """Status 0 and an answer, or status 2, one line and nothing else."""
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch.object(Path, "open", lambda *_: io.BytesIO(data)),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        status = main(["file"])
    if status == 0:
        assert json.loads(out.getvalue())["digest"] and not err.getvalue()
    else:
        assert status == 2 and not out.getvalue()
        assert err.getvalue().count("\n") == 1 and err.getvalue().strip()


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PLACES), values), min_size=1, max_size=3), st.booleans())
def test_a_document_with_wrong_values(
    changes: list[tuple[tuple[Any, ...], Any]], packed: bool
) -> None:
    document: Any = copy.deepcopy(EMBEDDED)
    for path, value in changes:
        place: Any = document
        try:
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue
    data = json.dumps(document).encode()
    run(gzip.compress(data, mtime=0) if packed else data)


@settings(max_examples=200, deadline=None)
@given(values)
def test_any_json_at_all(value: object) -> None:
    run(json.dumps(value).encode())


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(json.dumps(EMBEDDED)) - 1), st.binary(min_size=0, max_size=3))
def test_bytes_in_the_place_of_others(place: int, bytes_: bytes) -> None:
    data = json.dumps(EMBEDDED).encode()
    run(data[:place] + bytes_ + data[place + 1 :])


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=64))
def test_any_bytes_at_all(data: bytes) -> None:
    run(data)
    run(b"\x1f\x8b" + data)


def test_a_document_is_really_answered() -> None:
    out = io.StringIO()
    data = json.dumps(EMBEDDED).encode()
    with mock.patch.object(Path, "open", lambda *_: io.BytesIO(data)), redirect_stdout(out):
        assert main(["file"]) == 0
    assert len(PLACES) > 60
    assert json.loads(out.getvalue())["rules"] == "inkwell-1"


@pytest.mark.parametrize("name", ["", "\0", "a" * 300])
def test_names_that_no_file_can_have(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name]) == 2
    assert capsys.readouterr().err.count("\n") == 1
