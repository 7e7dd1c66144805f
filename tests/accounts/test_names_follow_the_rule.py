"""Account names: Hive's rule, written once, kept by Python and by PostgreSQL alike."""

import pytest

from accounts.names import RESERVED, InvalidName, check_name, fold, shown_line

GOOD = ["abc", "alice", "tove-lind", "a--b", "foo.bar.baz", "a1b2c3", "sixteen-letters1"]
BAD = [
    "",
    "ab",
    "seventeen-letters",
    "1abc",
    "-abc",
    "abc-",
    "Alice",
    "abc.de",
    "ab.cde",
    "abc..def",
    ".abc",
    "abc.",
    "abc.1de",
    "a_b",
    "ab c",
    "abc\n",
    "åke",
    "аlice",  # the first letter is Cyrillic
    "abc\x00",
]


@pytest.mark.parametrize("name", GOOD)
def test_a_name_by_the_rule_is_taken_as_it_is(name: str) -> None:
    assert check_name(name) == name


@pytest.mark.parametrize("name", BAD)
def test_any_other_name_is_refused_with_a_reason(name: str) -> None:
    with pytest.raises(InvalidName, match="name"):
        check_name(name)


def test_the_houses_own_names_are_kept_for_it() -> None:
    for name in RESERVED:
        if 3 <= len(name) <= 16:
            with pytest.raises(InvalidName, match="kept for the site"):
                check_name(name)
            assert check_name(name, allow_reserved=True) == name


def test_a_name_is_folded_only_where_it_is_ascii() -> None:
    assert fold("  Alice ") == "alice"
    # The Kelvin sign folds to "k" in Unicode; it would be a second way to write a name.
    assert fold("\N{KELVIN SIGN}elvin") == "\N{KELVIN SIGN}elvin"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Tove \n Lind ", "Tove Lind"),
        ("evo\u202et \u200bLind\u2066", "evot Lind"),
        ("Tove\x07", "Tove"),
        ("\u3164", ""),
        ("\u200d\u2800", ""),
        ("\u0301", ""),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
        ("👩\u200d🌾", "👩\u200d🌾"),
    ],
)
def test_what_somebody_is_called_can_be_seen(typed: str, kept: str) -> None:
    assert shown_line(typed) == kept
