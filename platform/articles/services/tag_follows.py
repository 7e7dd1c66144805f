"""A reader's wishes about tags: follow one, hide one, or neither."""

import re
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Q

from accounts.locks import lock_account
from accounts.models import Account
from articles.errors import TagRefused
from articles.models import TagFollow
from articles.services.tagging import numbers_of
from articles.wording import MAX_TAG, TAG_PATTERN

#: Tags that an account follows or hides. A wish makes a tag that no text bears, so that without
#: an end anybody could fill the table that names are completed from.
MOST: Final = 500


def follow_tag(account: Account, *, name: str, now: datetime) -> None:
    """Follow a tag, also one that was hidden and one that no text bears yet. Locks the account's
    row, so that wishes are counted one after the other.

    Doing it twice changes nothing. TagRefused when the name can be no tag, or is one too many.
    """
    _wish(account, name=name, hidden=False, now=now)


def hide_tag(account: Account, *, name: str, now: datetime) -> None:
    """Keep texts under a tag out of the reader's lists, also if it was followed until now. Locks
    the account's row.

    Doing it twice changes nothing. TagRefused when the name can be no tag, or is one too many.
    """
    _wish(account, name=name, hidden=True, now=now)


def unfollow_tag(account: Account, *, name: str) -> None:
    """Neither follow nor hide a tag any more; doing it twice changes nothing."""
    TagFollow.objects.filter(account=account, tag__name=name).delete()


@transaction.atomic
def _wish(account: Account, *, name: str, hidden: bool, now: datetime) -> None:
    if len(name) > MAX_TAG or not re.fullmatch(TAG_PATTERN, name):
        raise TagRefused(
            "A tag has small letters, digits and single hyphens, %(most)s at most.", most=MAX_TAG
        )
    lock_account(account.pk)
    if TagFollow.objects.filter(~Q(tag__name=name), account=account).count() >= MOST:
        raise TagRefused("You follow or hide %(most)s tags already: let one go first.", most=MOST)
    TagFollow.objects.update_or_create(
        account=account, tag_id=numbers_of([name])[name], defaults={"hidden": hidden, "at": now}
    )
