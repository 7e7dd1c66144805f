"""The browsers that asked to be told: one comes, one goes, one is no more, how many there are."""

import re
from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from django.db import transaction
from py_vapid.utils import b64urldecode

from accounts.locks import lock_account
from accounts.models import Account
from notifications import vapid
from notifications.endpoints import look_up
from notifications.errors import NoDevice
from notifications.models import PushSubscription

#: Browsers an account may have; the oldest gives way.
AT_MOST: Final = 12
_POINT: Final = re.compile(r"[A-Za-z0-9_-]{87}", re.ASCII)
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)


def subscribe(
    account: Account, *, endpoint: str, p256dh: str, auth: str, now: datetime
) -> PushSubscription:
    """Keep a browser of an account; again changes nothing but its keys.

    A browser that was somebody else's is now this account's. Refused with NoDevice or
    ClosedAddress. Asks the name service before anything is locked.
    """
    if not vapid.is_on():
        raise NoDevice("This site sends no news to devices.")
    p256dh, auth = p256dh.rstrip("="), auth.rstrip("=")
    if not _is_point(p256dh) or not _SECRET.fullmatch(auth):
        raise NoDevice("The browser gave no keys by which its news could be closed.")
    look_up(endpoint)
    with transaction.atomic():
        lock_account(account.pk)
        kept, _ = PushSubscription.objects.update_or_create(
            endpoint=endpoint,
            defaults={"account": account, "p256dh": p256dh, "auth": auth, "at": now},
        )
        newest = account.push_subscriptions.order_by("-at", "-id").values("pk")[:AT_MOST]
        account.push_subscriptions.exclude(
            pk__in=list(newest.values_list("pk", flat=True))
        ).delete()
    return kept


def unsubscribe(account: Account, *, endpoint: str = "") -> int:
    """Forget one browser of an account, or all where none is named; how many there were."""
    found = account.push_subscriptions.all()
    if endpoint:
        found = found.filter(endpoint=endpoint)
    return found.delete()[0]


def how_many(account: Account) -> int:
    """How many browsers of an account are told. One query."""
    return account.push_subscriptions.count()


def forget(subscription: PushSubscription) -> None:
    """Drop a browser whose push service knows it no more, unless it came anew meanwhile."""
    PushSubscription.objects.filter(pk=subscription.pk, at=subscription.at).delete()


def _is_point(text: str) -> bool:
    if not _POINT.fullmatch(text):
        return False
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), b64urldecode(text.encode()))
    except ValueError:
        return False
    return True
