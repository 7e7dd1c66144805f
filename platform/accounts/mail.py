"""Letters to people: anything that has news writes one here, a worker carries it.

Nothing is sent while a page is made: whether a letter goes out does not show in how long the page
takes, and a mail server that is away loses nothing. What a letter says is the front end's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from allauth.account.adapter import get_adapter
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import get_language

from accounts.models import Account, Event, Letter, SecurityEvent
from accounts.models.event import SILENT
from accounts.selectors import preferences_of

type Facts = Mapping[str, str | int]

#: A code is of no use after an hour, an alert after a day: then the letter is given up.
GIVE_UP: Final = timedelta(days=1)
_REMEMBERED: Final = timedelta(days=365)
_FIRST_WAIT: Final = timedelta(seconds=10)
_LONGEST_WAIT: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a request came from, as far as its owner may want to know."""

    ip: str | None = None
    agent: str = ""


def origin(request: HttpRequest) -> Origin:
    """Where a request came from. The address is the one that attempts are limited by."""
    agent = request.META.get("HTTP_USER_AGENT", "")
    return Origin(ip=get_adapter(request).get_client_ip(request), agent=agent[:200])


def write(
    template: str,
    *,
    to: str,
    facts: Facts,
    account: Account | None = None,
    language: str = "",
    now: datetime,
) -> None:
    """Write a letter; a worker carries it within seconds of the commit.

    In the account's language, else in the one of the page that is being made. 1 or 2 queries.
    """
    chosen = language or (preferences_of(account).interface_language if account else "")
    Letter.objects.create(
        account=account,
        to=to,
        template=template,
        facts=dict(facts),
        language=chosen or get_language() or "en",
        written_at=now,
        due_at=now,
    )


@transaction.atomic
def notify(
    account: Account,
    *,
    kind: Event,
    now: datetime,
    facts: Facts | None = None,
    origin: Origin | None = None,
    to: str = "",
) -> None:
    """Note what happened in the account's log, and tell its owner unless it is no news.

    The letter goes `to` an address, or to the confirmed one; who confirmed none finds it in the
    log. Facts are what the words need, as the amount and the receiver of money that left.
    """
    source = origin or Origin()
    SecurityEvent.objects.create(
        account=account,
        kind=kind.value,
        at=now,
        ip=source.ip,
        agent=source.agent,
        facts=dict(facts or {}),
    )
    address = to or account.email
    if address and kind not in SILENT:
        known = {"name": account.name, "ip": source.ip or "", "agent": source.agent}
        write(
            kind.value,
            to=address,
            facts={**known, **(facts or {}), "at": now.isoformat()},
            account=account,
            now=now,
        )


def due(now: datetime, *, limit: int = 50) -> list[int]:
    """Numbers of the letters to carry now, longest due first. 1 query."""
    waiting = Letter.objects.filter(sent_at=None, due_at__lte=now).order_by("due_at")
    return list(waiting.values_list("pk", flat=True)[:limit])


def take(number: int, *, now: datetime) -> Letter | None:
    """A letter that is still due, locked for this transaction; None where others have it. 1 query.

    Letters are taken one by one, so that what happens to one undoes nothing of the others.
    """
    waiting = Letter.objects.filter(pk=number, sent_at=None, due_at__lte=now)
    return waiting.select_for_update(skip_locked=True).first()


def carried(letter: Letter, *, keep: bool, now: datetime) -> None:
    """The letter is sent; its secrets are forgotten unless `keep`."""
    letter.sent_at = now
    if not keep:
        letter.facts = {}
    letter.save(update_fields=["sent_at", "facts"])


def put_off(letter: Letter, *, now: datetime) -> None:
    """It could not be sent: try again later, each time later, and give up after a day."""
    if now - letter.written_at > GIVE_UP:
        letter.delete()
        return
    letter.due_at = now + min(_FIRST_WAIT * 2**letter.tries, _LONGEST_WAIT)
    letter.tries += 1
    letter.save(update_fields=["due_at", "tries"])


def try_again(now: datetime) -> int:
    """Have every letter that failed tried at once; how many there are. 1 statement."""
    return Letter.objects.filter(sent_at=None, tries__gt=0, due_at__gt=now).update(due_at=now)


def drop(letter: Letter) -> None:
    """It can never be sent, as its address cannot be written: it is given up at once."""
    letter.delete()


def forget_old(now: datetime, *, keep_letters: bool) -> None:
    """Drop events after a year, and letters that were sent a day ago."""
    SecurityEvent.objects.filter(at__lt=now - _REMEMBERED).delete()
    if not keep_letters:
        Letter.objects.filter(sent_at__lt=now - GIVE_UP).delete()
