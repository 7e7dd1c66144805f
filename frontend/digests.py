"""The digest by mail: what somebody follows brought since the last one, and how to end it.

The row of the period and the letter are written in one transaction, so a digest is written once
however often a worker is asked or killed; a worker carries it like every letter.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from accounts import mail
from accounts.models import Account
from accounts.selectors import account_of, preferences_of
from accounts.services import prefer
from articles.selectors import Card, following
from articles.services import claim_digest, due_digests, note_digest
from frontend.chosen import as_chosen_by
from frontend.pages.labels import beginning
from frontend.pages.works import article_url
from notifications.one_by_one import one_by_one

TEXTS: Final = 10
_SALT: Final = "frontend.digests"


def write_due(now: datetime) -> int:
    """Write the letters of digests that are due; return how many. What is empty is not sent.

    One that fails keeps no other.
    """
    return one_by_one(due_digests(now), lambda due: _write(*due, now))


def stop_token(account: Account) -> str:
    """What ends the digest of this account, and can do nothing else."""
    return signing.Signer(salt=_SALT).sign(str(account.pk))


def account_of_token(token: str) -> Account | None:
    """Whose digest the token ends; None for one that is not ours."""
    try:
        return account_of(int(signing.Signer(salt=_SALT).unsign(token)))
    except signing.BadSignature:
        return None


def stop(account: Account) -> None:
    """End the digest; doing it twice changes nothing."""
    prefer(account, digest="never")


@transaction.atomic
def _write(account: Account, digest: str, now: datetime) -> bool:
    made = claim_digest(account, digest=digest, now=now)
    if made is None:
        return False
    found = following(account, now=now, since=made.since, limit=TEXTS)
    if not found.cards:
        return False
    note_digest(made, texts=len(found.cards))
    mail.write(
        "digest",
        to=account.email,
        facts={
            "name": account.name,
            "count": len(found.cards),
            "texts": _texts(found.cards, account),
            "more": settings.INKWELL_SITE + reverse("following") if found.after else "",
            "stop_url": settings.INKWELL_SITE + reverse("stop_digest", args=[stop_token(account)]),
        },
        account=account,
        now=now,
    )
    return True


def _texts(cards: Sequence[Card], account: Account) -> str:
    bare = preferences_of(account).sensitive == "show"
    with as_chosen_by(account):
        return "\n\n".join(
            _lines(card, card.excerpt if bare else beginning(card.excerpt, card.labels))
            for card in cards
        )


def _lines(card: Card, words: str) -> str:
    """Title and author, the address, and how it begins."""
    url = settings.INKWELL_SITE + article_url(card.author, card.permlink)
    return f"{card.title} (@{card.author})\n{url}\n{words}"
