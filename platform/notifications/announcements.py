"""What is told to everybody: kept in the database, shown by every page without asking it.

A job puts what is to be shown now where all web processes find it, once a minute and whenever
something changes; each process looks there every few seconds. Should that place be away, pages do
without.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Final

from django.core.cache import caches

from notifications.models import Announcement

#: How long a process shows what it last found.
EVERY_SECONDS: Final = 5.0
#: Without a worker nothing is shown for longer than this beyond its time.
_KEPT: Final = timedelta(minutes=10)
_KEY: Final = "announcements"
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One announcement in both languages."""

    number: int
    english: str
    swedish: str
    until: datetime


class _Found:
    """What this process last found, and when."""

    at = float("-inf")
    told: tuple[Told, ...] = ()


def told(now: datetime) -> tuple[Told, ...]:
    """What is to be shown, the newest first. No query."""
    if monotonic() - _Found.at >= EVERY_SECONDS:
        _Found.told = caches["pages"].get_many([_KEY]).get(_KEY, ())
        _Found.at = monotonic()
    return tuple(each for each in _Found.told if each.until > now)


def announcements(now: datetime) -> list[Announcement]:
    """What is shown or planned, the newest first. One query."""
    coming = Announcement.objects.filter(withdrawn_at=None, until__gt=now)
    return list(coming.order_by("-pk")[:100])


def show(now: datetime) -> int:
    """Put what is to be shown where pages find it; how many. One query."""
    shown = Announcement.objects.filter(withdrawn_at=None, since__lte=now, until__gt=now)
    found = tuple(
        Told(each.pk, each.english, each.swedish, each.until)
        for each in shown.order_by("-pk")[:_MOST]
    )
    caches["pages"].set(_KEY, found, timeout=int(_KEPT.total_seconds()))
    _Found.at = float("-inf")
    return len(found)
