"""Reads about accounts: one person, whom they follow, and names for wallets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, Q, When

from accounts.models import Account, Agreement, Follow, Memo, Preferences, SecurityEvent, Side
from accounts.models.account import PEOPLE_WORDS
from accounts.names import fold
from accounts.sessions import count_sessions
from accounts.standing import is_suspended, restricted
from accounts.terms import NEWEST


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
    #: Address of the picture beside the name; "" for the ink blot.
    portrait: str
    #: Whether the wallet is shown to nobody else.
    keeps_sums: bool
    #: Whether nobody else reads what it wrote.
    suspended: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who was found; without a portrait they have the ink blot."""

    name: str
    shown_name: str
    about: str
    portrait: str

    @classmethod
    def of(cls, account: Account) -> "Found":
        """What everybody sees of an account."""
        return cls(account.name, account.shown_name, account.about, account.portrait)


def account_named(name: str) -> Account | None:
    """The active account of that name, however it is written."""
    return Account.objects.filter(name=fold(name), is_active=True).first()


@dataclass(frozen=True, slots=True)
class Words:
    """What stands beside a transfer; of words that were erased when, and by whom."""

    words: str
    erased_at: datetime | None = None
    eraser: Side | None = None


def memos_of(batches: Iterable[int]) -> dict[int, Words]:
    """The words beside transfers, by batch; those that never had any are missing. One query."""
    found = Memo.objects.filter(batch__in=list(batches))
    return {
        batch: Words(words, erased_at, Side(eraser) if eraser else None)
        for batch, words, erased_at, eraser in found.values_list(
            "batch", "words", "erased_at", "eraser"
        )
    }


def account_of(number: int) -> Account | None:
    """The active account of that number."""
    return Account.objects.filter(pk=number, is_active=True).first()


def profile(name: str, *, viewer: Account | None = None) -> Profile | None:
    """The account of that name with its counts; None where there is none. At most 4 queries."""
    found = Account.objects.filter(name=fold(name), is_active=True)
    account = found.annotate(is_suspended=is_suspended("pk")).first()
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
        portrait=account.portrait,
        keeps_sums=account.keeps_sums,
        suspended=account.is_suspended,
    )


def has_agreed(account: Account) -> bool:
    """Whether an account agreed to the version in force of every text. One query."""
    agreed = Agreement.objects.filter(account=account).values_list("text", "version")
    return set(NEWEST.items()) <= set(agreed)


def follows(follower: Account, *, followed_id: int) -> bool:
    """Whether one account follows another."""
    return Follow.objects.filter(follower=follower, followed_id=followed_id).exists()


def followed_among(names: Iterable[str], *, follower: Account) -> list[str]:
    """Which of the accounts of these names somebody follows. One query."""
    found = Follow.objects.filter(follower=follower, followed__name__in=list(names))
    return list(found.values_list("followed__name", flat=True))


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


def security_log(
    account: Account, *, before: int | None = None, limit: int = 20
) -> list[SecurityEvent]:
    """What happened to the account's safety, newest first, before the event with that number. One
    query.
    """
    events = account.security_events.order_by("-pk")
    return list((events if before is None else events.filter(pk__lt=before))[:limit])


def names_of_wallets(wallets: Iterable[int]) -> dict[int, str]:
    """Account names by wallet number; a wallet without an account is left out. One query."""
    return dict(
        Account.objects.filter(wallet_id__in=set(wallets)).values_list("wallet_id", "name")
    )


def kept_wallets(wallets: Iterable[int], *, viewer: Account | None) -> frozenset[int]:
    """Which of these wallets their owners keep from the viewer, who sees their own. One query."""
    kept = Account.objects.filter(wallet_id__in=set(wallets), keeps_sums=True)
    if viewer is not None:
        kept = kept.exclude(pk=viewer.pk)
    return frozenset(kept.values_list("wallet_id", flat=True))


def people_of_wallets(wallets: Iterable[int]) -> dict[int, Found]:
    """People by wallet number. One query."""
    found = Account.objects.filter(wallet_id__in=set(wallets))
    return {account.wallet_id: Found.of(account) for account in found}


def accounts_like(account: Account) -> list[str]:
    """Names of others that look like this account's. One query."""
    alike = Account.objects.filter(skeleton=account.skeleton).exclude(pk=account.pk)
    return list(alike.order_by("name").values_list("name", flat=True)[:5])


def was_alerted(account: Account, *, form: str) -> bool:
    """Whether the account's log has what this form did. One query."""
    return account.security_events.filter(facts__form=form).exists()


def names_beside_votes(wallets: Iterable[int]) -> dict[int, str]:
    """Names by wallet number of those who let theirs stand beside their votes. One query."""
    shown = Account.objects.filter(wallet_id__in=set(wallets))
    hidden = Q(preferences__show_votes=False)
    return dict(shown.exclude(hidden).values_list("wallet_id", "name"))


def names_beginning(prefix: str, *, limit: int) -> list[tuple[str, str]]:
    """Names and shown names of active accounts whose name begins so, in order, without those whom
    decisions keep out of lists. One query.
    """
    # The unique index's twin for patterns serves this.
    found = Account.objects.filter(name__startswith=fold(prefix), is_active=True)
    found = found.exclude(pk__in=restricted())
    return [(account.name, account.shown_name) for account in found.order_by("name")[:limit]]


def people_with(words: str, *, limit: int) -> list[Found]:
    """Active accounts with every one of these beginnings of words in their name, their shown name
    or what they tell about themselves; whose name begins so come first. Whom decisions keep out of
    lists is not among them. One query.
    """
    beginnings = re.findall(r"\w+", words)[:8]
    if not beginnings:
        return []
    text = SearchQuery(
        " & ".join(f"'{each}':*" for each in beginnings), config="simple", search_type="raw"
    )
    named = Q(name__startswith=fold(words).lstrip("@"))
    found = (
        Account.objects.filter(is_active=True)
        .exclude(pk__in=restricted())
        .annotate(words=PEOPLE_WORDS)
        .filter(named | Q(words=text))
        .order_by(Case(When(named, then=0), default=1), "name")
    )
    return [Found.of(each) for each in found[:limit]]


@dataclass(frozen=True, slots=True)
class Doors:
    """By what an account is opened. `passkeys` and `sessions` are counts."""

    email: str
    confirmed: bool
    passkeys: int
    totp: bool
    sessions: int


def doors_of(account: Account, *, now: datetime) -> Doors:
    """By what an account is opened and where it is open. Three queries."""
    address = EmailAddress.objects.filter(user=account).order_by("-verified", "-pk").first()
    kinds = list(Authenticator.objects.filter(user=account).values_list("type", flat=True))
    return Doors(
        email=address.email if address else "",
        confirmed=bool(address and address.verified),
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        totp=Authenticator.Type.TOTP in kinds,
        sessions=count_sessions(account, now=now),
    )
