"""The limits on what leaves a wallet: what counts, what waits, what was used."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from accounts import sending
from accounts.bounds import USUAL, Bounds, Kept
from accounts.mail import Facts, Origin
from accounts.models import Account
from frontend.forms.sending import LimitsForm
from frontend.phrases import date_and_hour, ink
from frontend.shown.payments import Limits
from frontend.shown.rewards import Fact
from ledger.assets import Asset
from ledger.selectors import balance


def limits(account: Account, *, now: datetime) -> Limits:
    """What somebody set, and how much of it is used. 2 queries."""
    room = sending.room(account, now=now)
    bounds, wish = room.kept.bounds, room.kept.wish
    waits = ""
    if wish is not None:
        waits = gettext("From %(time)s: %(limits)s.") % {
            "time": date_and_hour(wish.counts_from),
            "limits": _sentence(wish.bounds),
        }
    facts = [
        Fact(gettext("By transfer or tip"), _most(bounds.each)),
        Fact(gettext("In 24 hours, all together"), _most(bounds.day)),
        Fact(gettext("Sent in the last 24 hours"), ink(room.sent)),
    ]
    return Limits(
        facts=facts,
        waits=waits,
        usual=_most(USUAL.day),
        initial={"each": bounds.each, "day": bounds.day},
    )


def sendable(account: Account, *, now: datetime) -> list[Fact]:
    """What somebody has and what of it can be sent now, as its limits leave it. 3 queries."""
    held, room = balance(account.wallet_id, Asset.INK), sending.room(account, now=now)
    left = held if room.left is None else min(held, room.left)
    facts = [Fact(gettext("You have"), ink(held)), Fact(gettext("You can send now"), ink(left))]
    words = _sentence(room.kept.bounds)
    if room.kept.bounds.day is not None:
        words = gettext("%(limits)s; %(sent)s sent in the last 24 hours") % {
            "limits": words,
            "sent": ink(room.sent),
        }
    return [*facts, Fact(gettext("Your limits"), words, url=reverse("settings_limits"))]


def keep(
    account: Account, *, form: LimitsForm, now: datetime, origin: Origin, proven: bool
) -> str:
    """Keep the limits of a valid form, and return what to say.

    NotProven where more is asked for and is not `proven` to be asked by the owner.
    """
    wanted = Bounds(form.cleaned_data["each"], form.cleaned_data["day"])
    kept = sending.set_bounds(
        account, wanted=wanted, now=now, proven=proven, origin=origin, told=_told
    )
    if kept.wish is None:
        return gettext("Kept.")
    return gettext("Kept. What is more than before counts from %(time)s.") % {
        "time": date_and_hour(kept.wish.counts_from)
    }


def call_back(account: Account, *, now: datetime, origin: Origin) -> str:
    """Forget the limits that wait, and return what to say."""
    if sending.call_back(account, now=now, origin=origin):
        return gettext("Called back. Your limits stay as they are.")
    return gettext("Nothing waits.")


def _told(kept: Kept) -> Facts:
    """What a letter says of the limits that wait, or of those that count at once."""
    if kept.wish is None:
        return {"limits": _sentence(kept.bounds)}
    when = date_and_hour(kept.wish.counts_from)
    return {"limits": _sentence(kept.wish.bounds), "counts_from": when}


def _sentence(bounds: Bounds) -> str:
    """Both limits in a few words."""
    each, day = bounds.each, bounds.day
    if each is not None and day is not None:
        words = gettext("at most %(each)s by transfer and %(day)s in 24 hours")
    elif each is not None:
        words = gettext("at most %(each)s by transfer, no limit in 24 hours")
    elif day is not None:
        words = gettext("no limit by transfer, at most %(day)s in 24 hours")
    else:
        words = gettext("no limit")
    return words % {"each": _most(each), "day": _most(day)}


def _most(milli_ink: int | None) -> str:
    return gettext("no limit") if milli_ink is None else ink(milli_ink)
