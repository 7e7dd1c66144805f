"""Whether an account may write for others, and whose texts lists leave out.

What somebody may do is judged at the moment: `standing_of` and `require_good`. Lists ask which
restrictions are not lifted: one small index, read once a list, whatever there is to look through.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.errors import Suspended
from accounts.models import Account, Restriction, RestrictionKind

#: A suspension that has lasted so long, and will, leaves others alone with what is to be done. An
#: appeal against it is over by then.
AWAY: Final = timedelta(days=30)


class Standing(StrEnum):
    """What the decisions in force leave of an account's voice."""

    GOOD = "good"
    LIMITED = "limited"
    SUSPENDED = "suspended"


def standing_of(account_id: int, *, now: datetime) -> Standing:
    """The standing of an account at a moment. One query."""
    found = restriction_of(account_id, now=now)
    return Standing(found.kind) if found else Standing.GOOD


def restriction_of(account_id: int, *, now: datetime) -> Restriction | None:
    """The restriction that counts at a moment: a suspension before a limit, and of several the one
    that lasts longest; None where there is none. One query.
    """
    found = Restriction.objects.filter(
        Q(until=None) | Q(until__gt=now), account=account_id, lifted_at=None
    )
    return max(found, key=_weight, default=None)


def require_good(account: Account, *, now: datetime) -> None:
    """Suspended where the account is: who is only limited may write. One query.

    It holds until the transaction ends if the account's row is locked.
    """
    found = restriction_of(account.pk, now=now)
    if found is None or found.kind != RestrictionKind.SUSPENDED:
        return
    if found.until is None:
        raise Suspended(
            "Your account is suspended, so nothing was sent. The decision, and how to appeal "
            "against it, is under Your cases."
        )
    raise Suspended(
        "Your account is suspended until %(until)s, so nothing was sent. The decision, and how to "
        "appeal against it, is under Your cases.",
        until=found.until,
    )


def suspended() -> QuerySet[Restriction, Any]:
    """The numbers of the accounts that are suspended, for a condition of a list."""
    return _in_force(kind=RestrictionKind.SUSPENDED.value)


def away(*, now: datetime) -> QuerySet[Restriction, Any]:
    """The numbers of the accounts that have been suspended for 30 days and will be for as many
    more at least, for a condition of a list: others may take up what they looked after.
    """
    lasting = Q(until=None) | Q(until__gt=now + AWAY)
    return _in_force(kind=RestrictionKind.SUSPENDED.value).filter(lasting, since__lte=now - AWAY)


def wallets_of_suspended() -> QuerySet[Restriction, Any]:
    """The wallets of the accounts that are suspended, for a condition on works."""
    found = Restriction.objects.filter(lifted_at=None, kind=RestrictionKind.SUSPENDED.value)
    return found.values("account__wallet")


def restricted() -> QuerySet[Restriction, Any]:
    """The numbers of the accounts that are suspended or limited, for a condition of a list."""
    return _in_force()


def is_suspended(author: str) -> Exists:
    """Whether the account that this column names is suspended, as a column of another query."""
    return _is(author, RestrictionKind.SUSPENDED)


def is_limited(author: str) -> Exists:
    """Whether the account that this column names is limited, as a column of another query."""
    return _is(author, RestrictionKind.LIMITED)


def _is(author: str, kind: RestrictionKind) -> Exists:
    found = Restriction.objects.filter(account=OuterRef(author), lifted_at=None, kind=kind.value)
    return Exists(found)


def _in_force(**kinds: str) -> QuerySet[Restriction, Any]:
    return Restriction.objects.filter(lifted_at=None, **kinds).values("account")


def _weight(found: Restriction) -> tuple[bool, bool, datetime]:
    endless = found.until is None
    return (found.kind == RestrictionKind.SUSPENDED, endless, found.until or found.since)
