"""Muting and blocking people, and asking who does.

Who is muted is left out of what the reader sees and is not told. Who is blocked is muted as well,
and can neither answer nor follow.
"""

from datetime import datetime
from enum import StrEnum

from django.db import transaction

from accounts.errors import FollowRefused
from accounts.locks import lock_account
from accounts.models import Account, Follow, Mute


class Distance(StrEnum):
    """How far one account keeps another away."""

    NONE = "none"
    MUTED = "muted"
    BLOCKED = "blocked"


@transaction.atomic
def keep_away(account: Account, *, other: Account, distance: Distance, now: datetime) -> None:
    """Mute, block, or neither; twice changes nothing. A block ends both follows.

    Locks the other's row, as `follow` does, so that no follow slips in. FollowRefused for oneself.
    """
    if account.pk == other.pk:
        raise FollowRefused("You cannot mute or block yourself.")
    if distance is Distance.NONE:
        Mute.objects.filter(account=account, muted=other).delete()
        return
    blocked = distance is Distance.BLOCKED
    lock_account(other.pk)
    Mute.objects.update_or_create(
        account=account, muted=other, defaults={"blocked": blocked, "at": now}
    )
    if blocked:
        Follow.objects.filter(follower=account, followed=other).delete()
        Follow.objects.filter(follower=other, followed=account).delete()


def distance(account: Account | None, *, other_id: int) -> Distance:
    """How far an account keeps another away. One query, none without an account."""
    if account is None:
        return Distance.NONE
    found = Mute.objects.filter(account=account, muted=other_id)
    blocked = found.values_list("blocked", flat=True).first()
    if blocked is None:
        return Distance.NONE
    return Distance.BLOCKED if blocked else Distance.MUTED


def is_blocked(account: Account, *, by: int) -> bool:
    """Whether another account blocks this one. One query."""
    return Mute.objects.filter(account=by, muted=account, blocked=True).exists()


def muted_people(account: Account | None) -> set[int]:
    """Numbers of the accounts that a reader mutes or blocks. One query at most."""
    if account is None:
        return set()
    return set(Mute.objects.filter(account=account).values_list("muted_id", flat=True))


def kept_away(account: Account, *, before: int | None = None, limit: int) -> list[Mute]:
    """Whom an account mutes or blocks, the newest first; those before the mute of a number. One
    query.
    """
    found = Mute.objects.filter(account=account).select_related("muted").order_by("-pk")
    return list((found if before is None else found.filter(pk__lt=before))[:limit])
