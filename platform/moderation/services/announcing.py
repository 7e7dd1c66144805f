"""Telling everybody something, for a time: by administrators at the desk or by a command."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from accounts.models import Account
from moderation.errors import AnnouncementRefused, NotYourOffice
from moderation.selectors.offices import office_of
from moderation.services.recording import Details, record
from notifications.announcements import show
from notifications.models import Announcement
from notifications.models.announcement import MAX_WORDS

LONGEST: Final = timedelta(days=90)


@transaction.atomic
def announce(
    *,
    english: str,
    swedish: str,
    since: datetime,
    until: datetime,
    by: Account | None,
    operator: str = "",
    key: UUID,
    now: datetime,
) -> Announcement:
    """Show words on every page from `since` until `until`; with the same key once.

    By an administrator, or by the order of an `operator` at the command line. NotYourOffice;
    AnnouncementRefused for no words or too many, and for a time that is over or beyond 90 days.
    """
    _require_office(by)
    words = english.strip(), swedish.strip()
    if not all(0 < len(each) <= MAX_WORDS for each in words):
        raise AnnouncementRefused("Write 1 to %(n)s characters in each language.", n=MAX_WORDS)
    if not now < until <= since + LONGEST or until <= since:
        raise AnnouncementRefused("It ends after it begins, in the future, within 90 days.")
    found, new = Announcement.objects.get_or_create(
        key=key,
        defaults={"english": words[0], "swedish": words[1], "since": since, "until": until},
    )
    if new:
        details: Details = {"announcement": found.pk, "operator": operator}
        record(by, act="announcement.made", details=details, now=now)
        transaction.on_commit(lambda: _shown(now))
    return found


@transaction.atomic
def withdraw_announcement(number: int, *, by: Account | None, now: datetime) -> None:
    """Show it no more; again changes nothing. NotYourOffice. Locks the announcement's row."""
    _require_office(by)
    found = Announcement.objects.select_for_update().filter(pk=number, withdrawn_at=None).first()
    if found is None:
        return
    found.withdrawn_at = now
    found.save(update_fields=["withdrawn_at"])
    record(by, act="announcement.withdrawn", details={"announcement": number}, now=now)
    transaction.on_commit(lambda: _shown(now))


def _shown(now: datetime) -> None:
    show(now)


def _require_office(by: Account | None) -> None:
    """Who runs the command has the machine, and needs no office."""
    if by is not None and not office_of(by).administrator:
        raise NotYourOffice("Only administrators may do this.")
