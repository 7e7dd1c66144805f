"""In which browsers an account is signed in. A session that is over is forgotten with its address.

allauth keeps a row beside each session and asks the sessions one by one whether they are still
there; here that takes as many queries for one as for fifty.
"""

from datetime import datetime, timedelta
from typing import Final

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Account

#: Sessions that are listed, the newest; all others end with them at the press of the button.
LISTED: Final = 50
#: The row beside a session is written after it; by then it is.
_WRITTEN: Final = timedelta(hours=1)


def open_sessions(account: Account, *, now: datetime) -> list[UserSession]:
    """The newest sessions of an account that are not over, and that its password still opens,
    oldest first. Two queries.
    """
    rows = list(_alive(account, now=now).order_by("-created_at", "-pk")[:LISTED])
    keys = [row.session_key for row in rows]
    known = {it.session_key: it.get_decoded() for it in Session.objects.filter(pk__in=keys)}
    opening = {account.get_session_auth_hash(), *account.get_session_auth_fallback_hash()}
    # One that ended between the two queries is in none of them.
    rows = [it for it in rows if known.get(it.session_key, {}).get(HASH_SESSION_KEY) in opening]
    return rows[::-1]


def count_sessions(account: Account, *, now: datetime) -> int:
    """How many sessions of an account are not over. One query."""
    return _alive(account, now=now).count()


def forget_sessions(now: datetime) -> None:
    """Delete the sessions that are over, and from where they were opened. Two statements."""
    Session.objects.filter(expire_date__lte=now).delete()
    kept = Session.objects.filter(session_key=OuterRef("session_key"))
    old = UserSession.objects.filter(created_at__lt=now - _WRITTEN)
    old.filter(~Exists(kept)).delete()


def _alive(account: Account, *, now: datetime) -> QuerySet[UserSession]:
    kept = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=now)
    found: QuerySet[UserSession] = UserSession.objects.filter(Exists(kept), user=account)
    return found
