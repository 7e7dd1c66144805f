"""What a newcomer answers at the first visit."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import Account
from accounts.selectors import account_named
from accounts.services import follow, prefer
from articles.services.tag_follows import follow_tag


@transaction.atomic
def welcome(
    account: Account,
    *,
    tags: Iterable[str],
    people: Iterable[str],
    languages: Iterable[str],
    time_zone: str,
    now: datetime,
) -> None:
    """Follow the tags and the people, by their names, and keep the choices; whoever is gone by now
    is passed over. The zone stays as it is where `time_zone` is "".
    """
    for name in tags:
        follow_tag(account, name=name, now=now)
    for name in people:
        followed = account_named(name)
        if followed is not None:
            follow(account, followed=followed, now=now)
    zone: dict[str, object] = {"time_zone": time_zone} if time_zone else {}
    prefer(account, welcomed_at=now, reading_languages=list(languages), **zone)
