"""What a newcomer answers at the first visit, and whoever comes to the questions again."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.errors import FollowRefused
from accounts.models import Account
from accounts.selectors import account_named, preferences_of
from accounts.services import follow, prefer, unfollow
from articles.errors import TagRefused
from articles.services.tag_follows import follow_tag, unfollow_tag


@dataclass(frozen=True, slots=True)
class Wishes:
    """Names of tags and of people that are to be followed from now on, or no more."""

    tags: frozenset[str]
    people: frozenset[str]
    no_tags: frozenset[str]
    no_people: frozenset[str]


@transaction.atomic
def welcome(
    account: Account,
    *,
    wishes: Wishes,
    languages: Iterable[str],
    time_zone: str,
    now: datetime,
) -> None:
    """Follow the tags and the people and keep the choices; who is gone by now or cannot be
    followed is passed over, and so is a tag that is one too many.

    The zone stays as it is where `time_zone` is "", and at every visit after the first.
    """
    for name in sorted(wishes.no_tags):
        unfollow_tag(account, name=name)
    for name in sorted(wishes.tags):
        with suppress(TagRefused):
            follow_tag(account, name=name, now=now)
    for name in sorted(wishes.people | wishes.no_people):
        other = account_named(name)
        if other is None:
            continue
        if name not in wishes.people:
            unfollow(account, followed=other)
            continue
        with suppress(FollowRefused):
            follow(account, followed=other, now=now)
    first = preferences_of(account).welcomed_at is None
    zone: dict[str, object] = {"time_zone": time_zone} if time_zone and first else {}
    prefer(account, welcomed_at=now, reading_languages=list(languages), **zone)
