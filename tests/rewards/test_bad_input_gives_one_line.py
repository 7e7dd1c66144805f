"""`python -m rewards.recompute` refuses whatever is not exactly in the promised form: one line,
status 2.
"""

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rewards.recompute import main

ROOT = Path(__file__).parents[2]

GOOD: dict[str, Any] = {
    "rules": "inkwell-1",
    "time": "2026-11-20T00:00:00Z",
    "fund": {"balance": 1_000, "recent_claims": "0", "updated": "2026-11-19T00:00:00Z"},
    "works": [
        {
            "id": number,
            "author": 1001,
            "created": "2026-11-13T00:00:00Z",
            "cashout": "2026-11-20T00:00:00Z",
            "max_payout": None,
            "liquid_percent": 5000,
            "curation": True,
            "beneficiaries": [{"account": 1003, "weight": 500}, {"account": 1004, "weight": 500}],
            "votes": [
                {"voter": 1002, "rshares": "100", "time": "2026-11-14T00:00:00Z", "seq": 1},
                {"voter": 1003, "rshares": "-5", "time": "2026-11-14T00:00:00Z", "seq": 2},
            ],
        }
        for number in (1, 2)
    ],
}

BAD: list[tuple[tuple[str | int, ...], object]] = [
    (("rules",), "steem-hf99"),
    (("rules",), "../rules"),
    (("rules",), {}),
    (("rules",), 7),
    (("time",), "yesterday"),
    (("time",), 1_700_000_000),
    (("time",), "9999-12-31T23:59:59-23:00"),
    (("fund", "updated"), "0001-01-01T00:00:00+23:00"),
    (("time",), "2026-11-18T00:00:00Z"),
    (("fund",), []),
    (("fund", "balance"), -1),
    (("fund", "balance"), True),
    (("fund", "balance"), 1.0),
    (("fund", "balance"), "1e3"),
    (("fund", "balance"), None),
    (("fund", "balance"), 2**63),
    (("fund", "recent_claims"), "-1"),
    (("fund", "recent_claims"), "9" * 5_000),
    (("fund", "updated"), None),
    (("works",), {}),
    (("works", 0), None),
    (("works", 0, "id"), 2),
    (("works", 0, "id"), "two"),
    (("works", 0, "id"), True),
    (("works", 0, "id"), -1),
    (("works", 0, "author"), 1.5),
    (("works", 0, "author"), "alice"),
    (("works", 0, "created"), "2026-11-21T00:00:00Z"),
    (("works", 0, "max_payout"), -1),
    (("works", 0, "max_payout"), False),
    (("works", 0, "liquid_percent"), 10_001),
    (("works", 0, "liquid_percent"), True),
    (("works", 0, "curation"), 1),
    (("works", 0, "beneficiaries", 0, "weight"), 9_501),
    (("works", 0, "beneficiaries", 0, "weight"), 0),
    (("works", 0, "beneficiaries", 0, "account"), 1004),
    (("works", 0, "beneficiaries"), None),
    (("works", 0, "votes", 0, "rshares"), 1.0),
    (("works", 0, "votes", 0, "rshares"), "١٢"),
    (("works", 0, "votes", 0, "rshares"), " 1"),
    (("works", 0, "votes", 0, "rshares"), str(2**63)),
    (("works", 0, "votes", 0, "time"), "2026-11-12T23:59:59Z"),
    (("works", 0, "votes", 0, "seq"), 2),
    (("works", 0, "votes", 0, "seq"), -1),
    (("works", 0, "votes", 0, "voter"), None),
    (("works", 0, "votes", 0, "voter"), ""),
    (("carries",), [{"account": 1001, "nano": 1_000_000}]),
    (("vesting",), {"fund": 0, "shares": 1}),
]


def changed(path: tuple[str | int, ...], value: object) -> str:
    document = copy.deepcopy(GOOD)
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(document)


def without(path: tuple[str | int, ...]) -> str:
    document = copy.deepcopy(GOOD)
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return json.dumps(document)


@pytest.fixture
def refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[str | bytes], str]:
    def run(text: str | bytes) -> str:
        path = tmp_path / "input.json"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        assert main([str(path)]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1 and captured.err.strip()
        return captured.err

    return run


def test_the_good_input_is_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "input.json"
    path.write_text(json.dumps(GOOD))
    assert main([str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["rules"] == "inkwell-1"


@pytest.mark.parametrize(("path", "value"), BAD)
def test_a_wrong_value(
    refused: Callable[[str], str], path: tuple[str | int, ...], value: object
) -> None:
    refused(changed(path, value))


@pytest.mark.parametrize(
    "path",
    [
        *[(key,) for key in GOOD],
        *[("fund", key) for key in GOOD["fund"]],
        *[("works", 0, key) for key in GOOD["works"][0]],
        *[("works", 0, "votes", 0, key) for key in GOOD["works"][0]["votes"][0]],
        *[("works", 0, "beneficiaries", 0, key) for key in ("account", "weight")],
    ],
)
def test_a_missing_entry(refused: Callable[[str], str], path: tuple[str | int, ...]) -> None:
    assert "lacks" in refused(without(path))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe{}",
        b'{"rules": NaN}',
        b'{"rules": Infinity}',
        b'{"time": 1, "time": 2}',
        b"[" * 100_000,
        b'{"time": ' + b"9" * 5_000 + b"}",
    ],
)
def test_what_is_no_document_at_all(refused: Callable[[bytes], str], text: bytes) -> None:
    refused(text)


@pytest.mark.parametrize(
    ("section", "entry", "value"),
    [
        ("payout", "curve", "cubic"),
        ("payout", "curation_bp", 10_001),
        ("payout", "claims_decay_seconds", 0),
        ("vote", "late_divisor", 0),
        ("vote", "windows", [[1, 2]]),
        ("emission", "year_seconds", 0),
        ("emission", "content_bp", True),
    ],
)
def test_rules_that_cannot_be(
    refused: Callable[[str], str], section: str, entry: str, value: object
) -> None:
    rules = json.loads((ROOT / "rewards/rulesets/inkwell-1.json").read_text())
    rules[section][entry] = value
    document = json.loads(changed(("rules",), rules))
    document["works"][0]["votes"][0]["time"] = "2026-11-19T00:00:00Z"
    refused(json.dumps(document))


def test_the_command_prints_no_traceback(tmp_path: Path) -> None:
    for arguments in ([], [str(tmp_path / "missing")]):
        run = subprocess.run(
            [sys.executable, "-m", "rewards.recompute", *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 2
        assert len(run.stderr.splitlines()) == 1


def test_the_command_imports_no_django() -> None:
    code = "import sys, rewards.recompute; print('django' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"
