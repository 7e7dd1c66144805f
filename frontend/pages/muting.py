"""Whom a reader keeps away."""

from collections.abc import Sequence
from datetime import datetime

from django.http import Http404

from accounts.models import Account
from accounts.muting import Distance, kept_away
from accounts.muting import keep_away as keep
from accounts.selectors import account_named
from frontend.shown.people import KeptAway


def people(account: Account) -> Sequence[KeptAway]:
    """Whom an account mutes or blocks."""
    return [
        KeptAway(each.muted.name, each.muted.shown_name, each.blocked)
        for each in kept_away(account)
    ]


def keep_away(name: str, *, wish: str, account: Account, now: datetime) -> None:
    """Mute, block, or neither for any other wish; Http404 when nobody bears the name."""
    other = account_named(name)
    if other is None:
        raise Http404
    distance = Distance(wish) if wish in tuple(Distance) else Distance.NONE
    keep(account, other=other, distance=distance, now=now)
