"""Holding who publishes, answers, votes and sends words to the pace of `articles.pace`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Account
from articles.errors import TooOften
from articles.pace import Act, Wait
from articles.selectors.pacing import wait_of


@contextmanager
def in_pace(account: Account, *, act: Act, now: datetime) -> Iterator[None]:
    """A transaction for one such act, undone by TooOften where it comes too soon after others.
    One query, some more for who is fast.

    Asked afterwards, when the act has locked the account's row or its meter: what is sent twice is
    counted once.
    """
    with transaction.atomic():
        yield
        wait = wait_of(account, act=act, now=now, done=True)
        if wait is not None:
            raise _too_often(act, wait)


def _too_often(act: Act, wait: Wait) -> TooOften:
    most, span, until = wait.pace.most, wait.pace.within, _whole_minute(wait.until)
    match act:
        case Act.TEXT:
            return TooOften(
                "You can publish %(most)s texts in %(span)s, and did. The next one can go out from"
                " %(until)s; your words are kept.",
                most=most,
                span=span,
                until=until,
            )
        case Act.ANSWER:
            return TooOften(
                "You can write %(most)s answers in %(span)s, and did. The next one can go out from"
                " %(until)s; your words are kept.",
                most=most,
                span=span,
                until=until,
            )
        case Act.VOTE:
            return TooOften(
                "You can vote %(most)s times in %(span)s, and did. The next vote counts from"
                " %(until)s.",
                most=most,
                span=span,
                until=until,
            )
        case Act.MESSAGE:
            return TooOften(
                "You can send words with %(most)s transfers in %(span)s, and did. Send this one"
                " without words, or from %(until)s.",
                most=most,
                span=span,
                until=until,
            )


def _whole_minute(moment: datetime) -> datetime:
    """Rounded up, so that nobody comes back in vain."""
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else whole + timedelta(minutes=1)
