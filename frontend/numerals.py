"""Whole numbers out of what somebody else wrote: an address, a form, a button."""

from typing import Final

#: Digits that a bigint column holds whatever they are, and those of an integer column.
BIGINT: Final = 18
INTEGER: Final = 9


def whole_number(text: str, *, digits: int = BIGINT) -> int | None:
    """The number of at most so many ASCII digits; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else None
