"""Places in a comment tree as text, such that text order is reading order. Pure.

A comment's path is its parent's path and eight digits of its own number. All answers to a comment
stand directly behind it, older before newer, so any page of a thread is one range of one index.
"""

from typing import Final

STEP: Final = 8
MAX_DEPTH: Final = 255
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def path_of(number: int, *, parent: str = "") -> str:
    """Return the path of comment `number` under `parent` ("" for an answer to the article)."""
    if not 0 <= number < 36**STEP:
        raise ValueError(f"Work {number} has no place in a thread.")
    digits = ""
    for _ in range(STEP):
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return parent + digits


def depth_of(path: str) -> int:
    """Return how deep a comment stands; 1 answers the article."""
    return len(path) // STEP
