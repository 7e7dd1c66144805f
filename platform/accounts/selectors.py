"""Reads about accounts: one person, whom they follow, and names for wallets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Account, Follow, Preferences, SecurityEvent
from accounts.names import fold


@dataclass(frozen=True, slots=True)
class Profile:
    """What everybody may know about an account."""

    account_id: int
    name: str
    shown_name: str
    about: str
    wallet: int
    registered_at: datetime
    followers: int
    following: int
    #: Whether the viewer follows this account.
    followed: bool


def account_named(name: str) -> Account | None:
    """The active account of that name, however it is written."""
    return Account.objects.filter(name=fold(name), is_active=True).first()


def profile(name: str, *, viewer: Account | None = None) -> Profile | None:
    """The account of that name with its counts; None where there is none. At most 4 queries."""
    account = account_named(name)
    if account is None:
        return None
    followers = Follow.objects.filter(followed=account)
    return Profile(
        account_id=account.pk,
        name=account.name,
        shown_name=account.shown_name,
        about=account.about,
        wallet=account.wallet_id,
        registered_at=account.registered_at,
        followers=followers.count(),
        following=Follow.objects.filter(follower=account).count(),
        followed=viewer is not None and followers.filter(follower=viewer).exists(),
    )


def follows(follower: Account, *, followed_id: int) -> bool:
    """Whether one account follows another."""
    return Follow.objects.filter(follower=follower, followed_id=followed_id).exists()


def preferences_of(account: Account | None) -> Preferences:
    """How this reader wants the site; who chose nothing has the defaults.

    One query for each `account` object: it keeps the answer, which `prefer` renews.
    """
    if account is None:
        return Preferences()
    try:
        return account.preferences
    except Preferences.DoesNotExist:
        return Preferences(account=account)


def security_log(account: Account, *, limit: int = 20) -> list[SecurityEvent]:
    """What happened to the account's safety, newest first. One query."""
    return list(account.security_events.order_by("-pk")[:limit])


def names_of_wallets(wallets: Iterable[int]) -> dict[int, str]:
    """Account names by wallet number; a wallet without an account is left out. One query."""
    return dict(
        Account.objects.filter(wallet_id__in=set(wallets)).values_list("wallet_id", "name")
    )


def names_beginning(prefix: str, *, limit: int) -> list[tuple[str, str]]:
    """Names and shown names of active accounts whose name begins so, in order. One query."""
    # The unique index's twin for patterns serves this.
    found = Account.objects.filter(name__startswith=fold(prefix), is_active=True)
    return [(account.name, account.shown_name) for account in found.order_by("name")[:limit]]
