"""Titles and bodies as they are stored."""

import json
from pathlib import Path

import pytest

from articles.wording import one_line, plain_source

DATA = Path("../shared/data/trust/naughty_strings.json")


def test_marks_that_turn_the_direction_are_left_out() -> None:
    assert one_line("safe\u202egpj.exe\u2066\u200b") == "safegpj.exe"


def test_blanks_of_every_kind_become_one() -> None:
    assert one_line(" a\t\n\u00a0\u3000b ") == "a b"


def test_a_body_has_line_feeds_and_no_nul() -> None:
    assert plain_source("a\r\nb\rc\x00d\ud800") == "a\nb\ncd?"


def test_every_naughty_string_can_be_stored() -> None:
    if not DATA.exists():
        pytest.skip(f"{DATA} is not here")
    strings: list[str] = json.loads(DATA.read_text(encoding="utf-8"))["tests"]
    for text in strings:
        line, body = one_line(text), plain_source(text)
        assert "\n" not in line
        assert line == one_line(line)
        assert "\x00" not in line + body
        (line + body).encode()
    print(f"{len(strings)} naughty strings")
