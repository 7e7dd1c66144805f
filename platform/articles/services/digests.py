"""Digests: who is due one, and making it once."""

from datetime import datetime

from accounts.models import Account, Preferences
from articles.models import Digest
from articles.periods import SPANS, period_of


def due_digests(now: datetime, *, limit: int = 200) -> list[tuple[Account, str]]:
    """Accounts whose digest of the current period is not made yet, each with how often it comes.

    Only who has a confirmed address. One query for each kind of digest.
    """
    due: list[tuple[Account, str]] = []
    for digest in SPANS:
        wanting = Preferences.objects.filter(digest=digest, account__is_active=True)
        waiting = wanting.exclude(account__email="").exclude(
            account__digests__period=period_of(digest, now=now)
        )
        rows = waiting.select_related("account").order_by("pk")[: limit - len(due)]
        due += [(row.account, digest) for row in rows]
    return due


def claim_digest(account: Account, *, digest: str, now: datetime) -> Digest | None:
    """Make the row of the current period; None when somebody has it already.

    It begins where the last one ended, at most two periods back. To be called in the transaction
    that writes the letter: both are there, or neither. What it brings is noted by `note_digest`.
    """
    earliest = now - 2 * SPANS[digest]
    last = Digest.objects.filter(account=account).order_by("-until").first()
    since = max(last.until, earliest) if last is not None else now - SPANS[digest]
    made, new = Digest.objects.get_or_create(
        account=account,
        period=period_of(digest, now=now),
        defaults={"since": since, "until": now},
    )
    return made if new else None


def note_digest(made: Digest, *, texts: int) -> None:
    """Keep how many texts a claimed digest brings."""
    made.texts = texts
    made.save(update_fields=["texts"])
