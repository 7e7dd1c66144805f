"""Writes about accounts: register, follow, describe, restrict."""

import logging
from collections.abc import Mapping
from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from accounts.errors import EmailTaken, FollowRefused, NameRefused
from accounts.locks import lock_account
from accounts.models import (
    Account,
    Agreement,
    Follow,
    Mute,
    Preferences,
    Restriction,
    RestrictionKind,
    RetiredName,
)
from accounts.names import InvalidName, check_name, fold, shown_line, skeleton
from accounts.remembered import forget_remembered
from accounts.standing import require_good
from accounts.terms import NEWEST
from ledger.errors import StakeNotAvailable
from ledger.models import Delegation, Kind
from ledger.services import delegate, open_wallet, open_wallets, reduce_delegation
from ledger.wallets import SystemWallet
from rewards.active import rules_at

_log = logging.getLogger(__name__)


def register(
    name: str,
    *,
    email: str = "",
    password: str | None = None,
    now: datetime,
    display_name: str = "",
    about: str = "",
    reserved: bool = False,
) -> Account:
    """Make an account with a wallet, and lend it stake so that its first vote counts.

    The treasury lends INKWELL_STARTER_DELEGATION micro-VESTS; 0 lends nothing. Without a password
    nobody can sign in. `email` is an address that is known to be the person's; one that is only
    claimed goes to `claim_email`. NameRefused or EmailTaken when the name or the address cannot be
    had; `reserved` lets the house itself use a name that is kept for it. Who registers agrees to
    the texts in force.
    """
    try:
        with transaction.atomic():
            email = free_email(email)
            account = Account.objects.create(
                name=free_name(name, reserved=reserved),
                email=email,
                password=make_password(password),
                wallet_id=open_wallet(Kind.PERSON),
                display_name=display_name,
                about=about,
                registered_at=now,
            )
            if email:
                EmailAddress.objects.create(user=account, email=email, primary=True, verified=True)
            agree(account, now=now)
            lend_starter(account)
            return account
    except IntegrityError:
        # Somebody was quicker. They are seen now, so the same checks say what is taken.
        free_email(email)
        free_name(name, reserved=reserved)
        raise


@transaction.atomic
def register_all(first_seen: Mapping[str, datetime]) -> tuple[dict[str, tuple[int, int]], int]:
    """Make accounts for names taken over from elsewhere, without password and lent stake.

    Names follow the rule already; they may look like each other, as they do where they come from,
    but no newcomer may look like them. Returns account and wallet number of every name, and how
    many accounts were made; those that exist stay as they are.
    """
    known = set(Account.objects.filter(name__in=first_seen).values_list("name", flat=True))
    new = sorted(name for name in first_seen if name not in known)
    made = Account.objects.bulk_create(
        Account(
            name=name,
            password=make_password(None),
            wallet_id=wallet,
            registered_at=first_seen[name],
            inherited_name=True,
        )
        for name, wallet in zip(new, open_wallets(Kind.PERSON, count=len(new)), strict=True)
    )
    rows = Account.objects.filter(name__in=first_seen).values_list("name", "pk", "wallet_id")
    return {name: (number, wallet) for name, number, wallet in rows}, len(made)


def claim_email(account: Account, *, email: str) -> None:
    """Note an address that the person says is theirs; others may claim it until one confirms it.

    Nobody learns by it whether the address is known here.
    """
    EmailAddress.objects.create(user=account, email=email.lower(), primary=True)


def agree(account: Account, *, now: datetime) -> None:
    """Write down that an account agrees to the texts in force; twice changes nothing."""
    Agreement.objects.bulk_create(
        [
            Agreement(account=account, text=text, version=version, at=now)
            for text, version in NEWEST.items()
        ],
        ignore_conflicts=True,
    )


def lend_starter(account: Account) -> None:
    """Lend the newcomer's stake from the treasury; lent already, it stays as it is.

    A treasury that has lent all it has keeps nobody out: the operator reads it in the log.
    """
    amount_micro_vests: int = settings.INKWELL_STARTER_DELEGATION
    if not amount_micro_vests:
        return
    try:
        delegate(
            SystemWallet.TREASURY,
            receiver=account.wallet_id,
            amount=amount_micro_vests,
            unspent=None,
        )
    except StakeNotAvailable as reason:
        _log.warning("Wallet %s was lent nothing: %s", account.wallet_id, reason)


def take_starter_back(account: Account, *, now: datetime) -> None:
    """End what the treasury lent an account, if it lent anything; it comes back in days."""
    lent = Delegation.objects.filter(
        delegator_id=SystemWallet.TREASURY, delegatee_id=account.wallet_id
    )
    if lent.exists():
        reduce_delegation(
            SystemWallet.TREASURY,
            receiver=account.wallet_id,
            amount=0,
            now=now,
            rules=rules_at(now).stake,
        )


@transaction.atomic
def follow(follower: Account, *, followed: Account, now: datetime) -> None:
    """Follow an account; doing it twice changes nothing. Locks the follower's row, so that a block
    either is seen or ends the follow. FollowRefused.
    """
    if follower.pk == followed.pk:
        raise FollowRefused("Your own texts are yours already: follow somebody else.")
    lock_account(follower.pk)
    if Mute.objects.filter(account=followed, muted=follower, blocked=True).exists():
        raise FollowRefused("%(name)s blocked you: you cannot follow them.", name=followed.name)
    Follow.objects.bulk_create(
        [Follow(follower=follower, followed=followed, at=now)], ignore_conflicts=True
    )


def unfollow(follower: Account, *, followed: Account) -> None:
    """Stop following; doing it twice changes nothing."""
    Follow.objects.filter(follower=follower, followed=followed).delete()


def describe(
    account: Account,
    *,
    display_name: str,
    about: str,
    keeps_sums: bool | None = None,
    now: datetime,
) -> None:
    """Keep what others see of the person; lengths are the caller's to check.

    Who sees the sums stays as it is with None. Suspended where other words are to be shown.
    """
    words = shown_line(display_name), about.strip()
    if words != (account.display_name, account.about):
        require_good(account, now=now)
    account.display_name, account.about = words
    changed = ["display_name", "about"]
    if keeps_sums is not None:
        account.keeps_sums = keeps_sums
        changed.append("keeps_sums")
    account.save(update_fields=changed)


def prefer(account: Account, **choices: object) -> Preferences:
    """Keep choices of an account, named as the fields of Preferences; the others stay."""
    chosen, _ = Preferences.objects.update_or_create(account=account, defaults=choices)
    chosen.account = account
    return chosen


@transaction.atomic
def restrict(
    account_id: int,
    *,
    kind: RestrictionKind,
    decision: int,
    until: datetime | None,
    now: datetime,
) -> None:
    """Restrict an account by the decision of that number, for a time or without an end; twice
    changes nothing. Locks the account's row, so that what it publishes at this moment comes before
    or not at all. Lists and remembered pages leave its texts out from the commit on.

    Who may decide so is the caller's to know.
    """
    lock_account(account_id)
    Restriction.objects.get_or_create(
        account_id=account_id,
        decision=decision,
        kind=kind.value,
        defaults={"since": now, "until": until},
    )
    forget_remembered()


@transaction.atomic
def lift(account_id: int, *, decision: int, lifted_by: int, now: datetime) -> None:
    """Lift what the decision of that number restricts, by another one; twice changes nothing.
    Restrictions by other decisions stay. Locks the account's row.
    """
    lock_account(account_id)
    found = Restriction.objects.filter(account=account_id, decision=decision, lifted_at=None)
    found.update(lifted_at=now, lifted_by=lifted_by)
    forget_remembered()


@transaction.atomic
def end_restrictions(now: datetime) -> int:
    """Let lists show the texts again of whose time is over; how many restrictions ended."""
    over = Restriction.objects.filter(lifted_at=None, until__lte=now)
    ended = over.update(lifted_at=F("until"))
    if ended:
        forget_remembered()
    return ended


def free_name(text: str, *, reserved: bool = False) -> str:
    """Return the name as it is kept.

    NameRefused when it breaks the rule, is reserved, is or was taken, or looks like one that is.
    2 queries.
    """
    try:
        name = check_name(fold(text), allow_reserved=reserved)
    except InvalidName as problem:
        raise NameRefused(problem.sentence, **problem.values) from problem
    if RetiredName.objects.filter(pk=retired_digest(name)).exists():
        raise NameRefused("The name %(name)s is taken; choose another one.", name=name)
    alike = list(Account.objects.filter(skeleton=skeleton(name)).values_list("name", flat=True))
    if name in alike:
        raise NameRefused("The name %(name)s is taken; choose another one.", name=name)
    if alike:
        raise NameRefused(
            "The name %(name)s looks like %(other)s, who is here; choose another one.",
            name=name,
            other=alike[0],
        )
    return name


def retired_digest(name: str) -> str:
    """What is kept of the name of a closed account. It depends on the site's secret key."""
    return salted_hmac("accounts.retired", skeleton(name), algorithm="sha256").hexdigest()


def free_email(email: str) -> str:
    """Return the address in lower case; it may be empty. EmailTaken when an account has it."""
    email = email.lower()
    if email and Account.objects.filter(email__iexact=email).exists():
        raise EmailTaken(
            "Another account uses %(email)s; sign in to it or give another address.", email=email
        )
    return email
