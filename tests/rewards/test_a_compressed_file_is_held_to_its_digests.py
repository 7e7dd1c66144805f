"""`python -m rewards.recompute` takes a file compressed with gzip, and says where a digest differs
from the one that was expected: the answer, one line, status 1.
"""

import gzip
import hashlib
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from rewards import recompute
from rewards.recompute import main
from tests.rewards.test_bad_input_gives_one_line import GOOD

DOCUMENT = json.dumps(GOOD).encode()
INPUTS = hashlib.sha256(DOCUMENT).hexdigest()


@pytest.fixture
def plain(tmp_path: Path) -> str:
    path = tmp_path / "cycle.json"
    path.write_bytes(DOCUMENT)
    return str(path)


@pytest.fixture
def packed(tmp_path: Path) -> str:
    path = tmp_path / "cycle.json.gz"
    path.write_bytes(gzip.compress(DOCUMENT))
    return str(path)


@pytest.fixture
def plan(plain: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main([plain]) == 0
    return str(json.loads(capsys.readouterr().out)["digest"])


def test_both_forms_give_the_same_answer(
    plain: str, packed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([plain]) == 0
    one = capsys.readouterr().out
    assert main([packed]) == 0
    assert capsys.readouterr().out == one
    assert json.loads(one)["inputs"] == INPUTS


def test_what_was_expected_is_found(packed: str, plan: str) -> None:
    assert main([packed, "--expect", plan.upper(), "--inputs", INPUTS]) == 0


def test_another_plan_is_told_with_the_answer(
    packed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([packed, "--expect", "0" * 64]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["inputs"] == INPUTS
    assert told.err.startswith("The digest of the plan is ") and told.err.count("\n") == 1


def test_another_file_is_told_before_anything_in_it_is_read(
    packed: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_: str) -> None:
        raise AssertionError

    monkeypatch.setattr(recompute, "read", never)
    assert main([packed, "--inputs", "0" * 64]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"The digest of the inputs is {INPUTS}, not {'0' * 64}.\n"


@pytest.mark.parametrize(
    "words",
    [
        ["--expect"],
        ["--expect", "12"],
        ["--expect", "g" * 64],
        ["more"],
        ["--exp", "0"],
        ["--most", "0x1"],
    ],
)
def test_words_it_does_not_know_are_refused_in_one_line(
    packed: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([packed, *words]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.count("\n") == 1


@pytest.mark.parametrize("cut", [3, 12, 40, -9, -1])
def test_a_file_that_breaks_off_is_refused_in_one_line(
    tmp_path: Path, cut: int, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cut"
    path.write_bytes(gzip.compress(DOCUMENT)[:cut])
    assert main([str(path)]) == 2
    assert "broken" in capsys.readouterr().err


def test_a_changed_byte_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = bytearray(gzip.compress(DOCUMENT))
    path = tmp_path / "changed"
    for place in range(10, len(whole)):
        whole[place] ^= 1
        path.write_bytes(whole)
        assert main([str(path), "--inputs", INPUTS]) == 2
        told = capsys.readouterr()
        assert told.out == "" and told.err.count("\n") == 1
        whole[place] ^= 1


@pytest.mark.parametrize("pack", [gzip.compress, bytes], ids=["packed", "plain"])
def test_a_file_that_grows_without_end_is_not_unpacked(
    tmp_path: Path, pack: Callable[[bytes], bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(pack(b" " * 30_000_000 + DOCUMENT))
    tracemalloc.start()
    try:
        assert main([str(path), "--most", "1"]) == 2
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
    assert "more than 1000000 bytes" in capsys.readouterr().err
    assert main([str(path), "--most", "31"]) == 0


def test_what_was_typed_is_told_as_it_was_typed(
    packed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([packed, "/Tmp/Cycle"]) == 2
    assert capsys.readouterr().err.startswith("Unrecognized arguments: /Tmp/Cycle. ")
