"""Whose lists a key opens, and which key an account has."""

from accounts.models import Account
from articles.models import FeedKey


def feed_key_of(account: Account) -> FeedKey | None:
    """The key of an account; None where it has none. One query."""
    return FeedKey.objects.filter(account=account).first()


def reader_with_key(key: str) -> Account | None:
    """The active account that the key belongs to. One query."""
    return Account.objects.filter(feed_key__key=key, is_active=True).first()
