"""Reading the sources on: a transaction for each step, so that a killed worker loses nothing."""

from datetime import datetime
from typing import Final

from django.db import transaction

from notifications.models import Cursor
from notifications.one_by_one import one_by_one
from notifications.services import tell
from notifications.sources import SOURCES

STEPS: Final = 40
BEGINNING: Final = -1


def gather(now: datetime) -> int:
    """Read every source on to its end, at most STEPS steps each; how many news were new.

    A cursor's row is locked while its source is read, so two gatherers take turns. A source that
    cannot be read keeps no other.
    """
    return one_by_one(SOURCES, lambda source: _read_on(source, now))


def _read_on(source: str, now: datetime) -> int:
    told = 0
    for _ in range(STEPS):
        with transaction.atomic():
            Cursor.objects.get_or_create(source=source, defaults={"position": BEGINNING})
            cursor = Cursor.objects.select_for_update().get(source=source)
            news, position = SOURCES[source](cursor.position, now)
            told += tell(news)
            if position == cursor.position:
                break
            Cursor.objects.filter(pk=source).update(position=position)
    return told
