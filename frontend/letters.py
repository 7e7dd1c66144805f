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

from accounts import limits, mail
from accounts.models import Letter
from accounts.selectors import preferences_of
from frontend.agents import device
from frontend.shown.letters import ShownLetter

_log = logging.getLogger(__name__)


def words(letter: Letter) -> tuple[str, str]:
    """Subject and text of a letter. At most 2 queries."""
    zone = preferences_of(letter.account).time_zone
    with translation.override(letter.language), timezone.override(ZoneInfo(zone)):
        facts = dict(letter.facts)
        if "at" in facts:
            facts["at"] = datetime.fromisoformat(facts["at"])
        if "agent" in facts:
            facts["agent"] = device(str(facts["agent"]))
        facts["site"] = settings.INKWELL_SITE
        text = render_to_string(f"mail/{letter.template}.txt", facts)
    subject, _, body = text.strip().partition("\n")
    return subject.strip(), body.strip() + "\n"


@transaction.atomic
def carry_due(now: datetime) -> int:
    """Send what is due; return how many letters went out. One that fails is tried again later."""
    sent = 0
    for letter in mail.due(now):
        try:
            _send(letter)
        except OSError as problem:
            # smtplib's errors are OSErrors, as are those of the network below it.
            _log.warning("Letter %s was not sent: %s", letter.pk, type(problem).__name__)
            mail.put_off(letter, now=now)
        else:
            mail.carried(letter, keep=settings.INKWELL_SHOW_MAIL, now=now)
            sent += 1
    return sent


def forget(now: datetime) -> None:
    """Drop old letters, events and counts of attempts."""
    mail.forget_old(now, keep_letters=settings.INKWELL_SHOW_MAIL)
    limits.forget_expired(now - timedelta(seconds=1))


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
