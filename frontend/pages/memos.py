"""The words beside a transfer: erased, and who did it in words."""

from datetime import datetime

from django.db.models import BigIntegerField
from django.http import Http404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from accounts.models import Account, Side
from accounts.payments import erase_memo
from accounts.selectors import Words


def erased(kept: Words) -> str:
    """What either of the two reads in the place of words that were erased; "" where they stand."""
    if kept.erased_at is None:
        return ""
    words = (
        gettext("Words erased by the sender on %(day)s")
        if kept.eraser is Side.SENDER
        else gettext("Words erased by the recipient on %(day)s")
    )
    return words % {"day": date_format(localtime(kept.erased_at), "j F Y", use_l10n=True)}


def erase(batch: int, *, account: Account, now: datetime) -> None:
    """Erase the words beside a transfer that one sent or got; Http404 where there are none."""
    if batch > BigIntegerField.MAX_BIGINT or not erase_memo(account, batch=batch, now=now):
        raise Http404
