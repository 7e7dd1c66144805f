"""What one account gathers beside its texts, in bulk: sessions, keys, loans, what happened to it,
versions of a comment, answers that came back. Rows as the services write them, as far as pages
read them.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from accounts.models import Account, Event, SecurityEvent
from articles.models import Comment, Erasure, Revision
from ledger.models import Delegation
from moderation.models import HeldText
from tests.frontend.world import World


def gather_belongings(
    world: World, people: Sequence[Account], *, numbers: range, now: datetime
) -> None:
    """Add one of each to what the world's author has, for each of the numbers."""
    author = world.author
    _doors(author, numbers=numbers, now=now)
    SecurityEvent.objects.bulk_create(
        SecurityEvent(account=author, kind=Event.SIGNED_IN.value, at=now) for _ in numbers
    )
    Erasure.objects.bulk_create(
        Erasure(
            key=f"{number:032x}",
            kind="upload",
            subject=number,
            account=author,
            removed={"pictures": 1},
            files=1,
        )
        for number in numbers
    )
    Delegation.objects.bulk_create(
        loan
        for each in people
        for loan in (
            Delegation(delegator_id=author.wallet_id, delegatee_id=each.wallet_id, amount=1),
            Delegation(delegator_id=each.wallet_id, delegatee_id=author.wallet_id, amount=1),
        )
    )
    comment = int(world.places["COMMENT"])
    versions = Revision.objects.bulk_create(
        Revision(
            work_id=comment,
            number=10 + number,
            body=f"Version {number}.",
            html=f"<p>Version {number}.</p>",
            sanitiser="test",
            commitment=b"\x00" * 32,
            at=now,
        )
        for number in numbers
    )
    Comment.objects.filter(pk=comment).update(revision=versions[-1])
    HeldText.objects.bulk_create(
        HeldText(
            account=author,
            answered_id=int(world.places["WORK"]),
            body="Wait for me.",
            why="first",
            state=HeldText.State.RETURNED,
            reason="Say where that is from.",
            held_at=now,
        )
        for _ in numbers
    )


def _doors(author: Account, *, numbers: range, now: datetime) -> None:
    """Where the author is signed in, and by what; nobody has as many keys."""
    keys = [f"{number:032}" for number in numbers]
    data = SessionStore().encode({HASH_SESSION_KEY: author.get_session_auth_hash()})
    Session.objects.bulk_create(
        Session(pk=key, session_data=data, expire_date=now + timedelta(days=9)) for key in keys
    )
    UserSession.objects.bulk_create(
        UserSession(user=author, ip="192.0.2.1", session_key=key, user_agent="") for key in keys
    )
    Authenticator.objects.bulk_create(
        Authenticator(
            user=author,
            type=Authenticator.Type.WEBAUTHN,
            data={"name": f"Key {number}", "credential": {}},
        )
        for number in numbers
        if number % 10 == 0
    )
