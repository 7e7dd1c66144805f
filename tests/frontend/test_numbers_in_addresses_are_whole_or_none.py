"""What an address or a form gives for a number is one that a column can hold, or none at all."""

import pytest

from frontend.numerals import INTEGER, whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), ("9" * 18, 10**18 - 1)])
def test_digits_are_a_number(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.0", " 1", "1_0", "²", "٣", "9" * 19, "1e3"])
def test_anything_else_is_none(text: str) -> None:
    assert whole_number(text) is None


def test_more_digits_than_the_column_holds_are_none() -> None:
    assert whole_number("9" * 9, digits=INTEGER) == 999_999_999 < 2**31
    assert whole_number("9" * 10, digits=INTEGER) is None
