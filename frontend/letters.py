"""What letters say: a template by the letter's name, in the reader's language and time zone.

The first line of a template is the subject, the rest is the text.
"""

import logging
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from accounts import limits, mail, sending, sessions
from accounts.models import Letter
from accounts.selectors import preferences_of
from frontend.agents import device
from frontend.phrases import date_and_hour
from frontend.shown.letters import ShownLetter
from notifications.one_by_one import one_by_one

_log = logging.getLogger(__name__)


def words(letter: Letter) -> tuple[str, str]:
    """Subject and text of a letter. At most 2 queries."""
    zone = preferences_of(letter.account).time_zone
    with translation.override(letter.language), timezone.override(ZoneInfo(zone)):
        facts = dict(letter.facts)
        if "at" in facts:
            facts["at"] = date_and_hour(datetime.fromisoformat(facts["at"]))
        if "agent" in facts:
            facts["agent"] = device(str(facts["agent"]))
        facts["site"] = settings.INKWELL_SITE
        facts["contact"] = settings.INKWELL_CONTACT
        text = render_to_string(f"mail/{letter.template}.txt", facts)
    subject, _, body = text.strip().partition("\n")
    return subject.strip(), body.strip() + "\n"


def carry_due(now: datetime) -> int:
    """Send what is due, each letter in a transaction of its own; return how many went out.

    One that fails is tried again later and keeps no other: what went out stays sent.
    """
    return one_by_one(mail.due(now), lambda number: _carry(number, now))


def forget(now: datetime) -> None:
    """Drop old letters, events, sessions, and counts of attempts and of what was sent in a day."""
    mail.forget_old(now, keep_letters=settings.INKWELL_SHOW_MAIL)
    limits.forget_expired(now - timedelta(seconds=1))
    sending.forget_sent(now)
    sessions.forget_sessions(now)


def latest(*, limit: int = 30) -> list[ShownLetter]:
    """The newest letters, for the page that shows them in a demo. 1 query and those of each."""
    letters = Letter.objects.select_related("account").order_by("-pk")[:limit]
    shown = []
    for letter in letters:
        subject, body = words(letter)
        shown.append(
            ShownLetter(to=letter.to, subject=subject, body=body, written_at=letter.written_at)
        )
    return shown


@transaction.atomic
def _carry(number: int, now: datetime) -> bool:
    letter = mail.take(number, now=now)
    if letter is None:
        return False
    try:
        # Inside the lock's transaction: after a failed query the letter can still be put off.
        with transaction.atomic():
            _send(letter)
    except ValueError:
        # An address that no mail server can be told of, today or tomorrow.
        _log.exception("Letter %s cannot be sent and was dropped", number)
        mail.drop(letter)
    except Exception:
        # Whatever it is, the letters behind this one do not wait for it.
        _log.exception("Letter %s was not sent", number)
        mail.put_off(letter, now=now)
    else:
        mail.carried(letter, keep=settings.INKWELL_SHOW_MAIL, now=now)
        return True
    return False


def _send(letter: Letter) -> None:
    if settings.INKWELL_SHOW_MAIL:
        return
    subject, body = words(letter)
    headers = {}
    if stop := letter.facts.get("stop_url"):
        # One press in the mail program ends it (RFC 8058).
        headers["List-Unsubscribe"] = f"<{stop}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [letter.to], headers=headers).send()
