"""The key that opens a reader's own lists to their feed reader: made, made anew, taken away."""

import secrets
from datetime import datetime

from accounts.models import Account
from articles.models import FeedKey


def renew_feed_key(account: Account, *, now: datetime) -> FeedKey:
    """Give the account a key that nobody had; the one before opens nothing from now on."""
    made = {"key": secrets.token_hex(16), "at": now}
    key, _new = FeedKey.objects.update_or_create(account=account, defaults=made)
    return key


def remove_feed_key(account: Account) -> None:
    """Leave the account without a key; twice changes nothing."""
    FeedKey.objects.filter(account=account).delete()
