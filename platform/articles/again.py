"""Which old texts come back on which day. Pure: the day is an argument.

Chance gives every text of the shelf the same hope, and nobody can influence it: a draw is the
SHA-256 of the day and the text's number, so that anybody can repeat it. A text under a tag that
the reader follows is drawn twice and stands at the better of its two places.
"""

import hashlib
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Final

#: How many of the most valued texts stand on the shelf.
SHELF: Final = 500
#: A text comes back this many payout windows after it was published.
WINDOWS: Final = 4


def age_of_the_shelf(*, window_seconds: int) -> timedelta:
    """How old a text is at least before it comes back."""
    return timedelta(seconds=WINDOWS * window_seconds)


def drawn(works: Iterable[int], *, day: date, favoured: Collection[int] = ()) -> list[int]:
    """The works in the order of the day."""
    return sorted(works, key=lambda work: (_best(work, day, 2 if work in favoured else 1), work))


def _best(work: int, day: date, draws: int) -> bytes:
    return min(
        hashlib.sha256(f"{day.isoformat()}/{work}/{turn}".encode()).digest()
        for turn in range(1, draws + 1)
    )
