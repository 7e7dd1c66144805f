"""What is told to everybody, as a bar on every page until a reader puts it away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import get_language

from notifications.announcements import told

#: So many numbers are remembered as put away.
MOST: Final = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One announcement in the reader's language."""

    number: int
    words: str


def bars(*, away: Collection[int], now: datetime) -> list[Bar]:
    """What is told now but for what was put away. No query."""
    swedish = (get_language() or "").startswith("sv")
    return [
        Bar(each.number, each.swedish if swedish else each.english)
        for each in told(now)
        if each.number not in away
    ]


def put_away(cookie: str) -> list[int]:
    """The numbers in a reader's cookie; whatever else is in it is nothing."""
    parts = cookie.split(".")[:MOST]
    return [int(part) for part in parts if part.isascii() and part.isdecimal() and len(part) < 10]


def cookie_with(number: int, *, cookie: str) -> str:
    """The cookie with one more number, the newest first."""
    numbers = [number, *(each for each in put_away(cookie) if each != number)]
    return ".".join(map(str, numbers[:MOST]))
