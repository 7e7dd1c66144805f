"""Remembering where a reader stopped and what they opened, if they want that."""

from datetime import datetime
from typing import Final

from django.db import transaction

from accounts.models import Account
from accounts.selectors import preferences_of
from accounts.services import prefer
from articles.errors import UnknownText
from articles.models import Article, OpenedText, ReadingPlace
from articles.visibility import visible_to

#: Places kept for a reader; the oldest go.
MOST: Final = 200
#: Texts that are known as opened for a reader; the oldest go and count as unread again.
MOST_OPENED: Final = 1_000
#: The first parts are no place to go on: the text itself begins there.
_BEGINNING: Final = 3
_LAST: Final = 100_000


def stop_at(account: Account, *, work_id: int, part: int | None, now: datetime) -> None:
    """Note at which part of an article a reader stopped; None where they read to its end, which
    forgets the place. Nothing is noted at the beginning, nor for who wants nothing noted.

    UnknownText for an article that they may not read. At most 5 queries.
    """
    if part is None:
        ReadingPlace.objects.filter(account=account, article=work_id).delete()
        return
    if not _BEGINNING <= part <= _LAST or not preferences_of(account).keep_place:
        return
    if not Article.objects.filter(visible_to(account), pk=work_id).exists():
        raise UnknownText("There is no such text.")
    made = ReadingPlace(account=account, article_id=work_id, part=part, at=now)
    ReadingPlace.objects.bulk_create(
        [made],
        update_conflicts=True,
        unique_fields=["account", "article"],
        update_fields=["part", "at"],
    )
    rest = ReadingPlace.objects.filter(account=account).order_by("-at", "-pk")
    ReadingPlace.objects.filter(pk__in=list(rest.values_list("pk", flat=True)[MOST:])).delete()


@transaction.atomic
def choose_reading(account: Account, **choices: object) -> None:
    """Keep how somebody wants to read, named as the fields of Preferences, and forget with it what
    is to be remembered no more.
    """
    chosen = prefer(account, **choices)
    if not chosen.keep_place:
        ReadingPlace.objects.filter(account=account).delete()
    if not chosen.keep_opened:
        OpenedText.objects.filter(account=account).delete()


def note_opened(account: Account, *, work_id: int, now: datetime) -> None:
    """Note that a reader opened an article that they may read; the first time counts. Nothing is
    noted for who wants nothing noted. At most 4 queries.
    """
    if not preferences_of(account).keep_opened:
        return
    made = OpenedText(account=account, article_id=work_id, at=now)
    OpenedText.objects.bulk_create([made], ignore_conflicts=True)
    rest = OpenedText.objects.filter(account=account).order_by("-at", "-pk")
    numbers = list(rest.values_list("pk", flat=True)[MOST_OPENED:])
    OpenedText.objects.filter(pk__in=numbers).delete()
