"""The bounds on what leaves a wallet: set by its owner, kept when something is sent.

Transfers and tips count together. Their moments are the database's, told by who calls; the
sender's row is locked from the count to the commit, so two at once count each other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet, Sum, Window

from accounts.bounds import DAY, Bounds, Kept, Wish
from accounts.errors import NotProven, TooMuchSent
from accounts.locks import lock_account
from accounts.mail import Facts, Origin, notify
from accounts.models import Account, Event, SendingBounds, Sent
from ledger.assets import Amount, Asset


@dataclass(frozen=True, slots=True)
class Room:
    """What counts now, what waits, and what left in the last day, in milli-INK."""

    kept: Kept
    sent: int

    @property
    def left(self) -> int | None:
        """The most that one transfer may take now; None without a bound."""
        each, day = self.kept.bounds.each, self.kept.bounds.day
        known = [] if each is None else [each]
        known += [] if day is None else [max(0, day - self.sent)]
        return min(known, default=None)


def room(account: Account, *, now: datetime) -> Room:
    """How much somebody may send now. 2 queries."""
    return Room(_kept(account).at(now), _sent(account, now=now))


@transaction.atomic
def set_bounds(
    account: Account,
    *,
    wanted: Bounds,
    now: datetime,
    proven: bool,
    origin: Origin | None = None,
    told: Callable[[Kept], Facts] | None = None,
) -> Kept:
    """Keep what is less at once; what is more counts from a day after `now`, and is told by mail.

    NotProven, and nothing is kept, where more is asked for and the caller does not know that it is
    the owner who asks. `told` makes words of what is kept, for the log and the letter. Locks the
    account's row.
    """
    lock_account(account.pk)
    before = _kept(account)
    more = before.asks_for_more(wanted, now=now)
    if more and not proven:
        raise NotProven("More than before is asked for: prove first that it is you.")
    kept = before.with_wish(wanted, now=now)
    _write(account, kept)
    kind = Event.LIMIT_RAISED if more else Event.LIMIT_LOWERED
    notify(account, kind=kind, now=now, facts=told(kept) if told else None, origin=origin)
    return kept


@transaction.atomic
def call_back(account: Account, *, now: datetime, origin: Origin | None = None) -> bool:
    """Forget what waits; False where nothing does. Locks the account's row."""
    lock_account(account.pk)
    kept = _kept(account).at(now)
    if kept.wish is None:
        return False
    _write(account, Kept(kept.bounds))
    notify(account, kind=Event.LIMIT_LOWERED, now=now, origin=origin)
    return True


def require_room(account: Account, *, amount: int, now: datetime) -> None:
    """TooMuchSent where `amount` milli-INK more would pass a bound.

    It holds until the transaction ends if the account's row is locked, else it is a forecast. 2
    queries, one more to say when it will be allowed.
    """
    asked, here = Amount(Asset.INK, amount), room(account, now=now)
    each, day = here.kept.bounds.each, here.kept.bounds.day
    if each is not None and amount > each:
        raise TooMuchSent(
            "By the limit you set, one transfer takes at most %(each)s; %(asked)s is more. "
            "Nothing was sent. You change it in the settings, under Limits.",
            each=Amount(Asset.INK, each),
            asked=asked,
        )
    if day is None or here.sent + amount <= day:
        return
    most, sent = Amount(Asset.INK, day), Amount(Asset.INK, here.sent)
    if amount > day:
        raise TooMuchSent(
            "By your limit at most %(most)s leaves in 24 hours, and %(sent)s did; %(asked)s is "
            "more than that. Nothing was sent. You change it in the settings, under Limits.",
            most=most,
            sent=sent,
            asked=asked,
        )
    raise TooMuchSent(
        "By your limit at most %(most)s leaves in 24 hours, and %(sent)s did; %(asked)s more can "
        "go from %(again)s. Nothing was sent. You change it in the settings, under Limits.",
        again=_free_at(account, over=here.sent + amount - day, now=now),
        most=most,
        sent=sent,
        asked=asked,
    )


def count(account: Account, *, batch: int, amount: int, now: datetime) -> None:
    """Count what was just sent. The account's row is locked."""
    Sent.objects.create(batch=batch, account=account, amount=amount, at=now)


def forget_sent(now: datetime) -> None:
    """Delete what no bound counts any more; not what a transfer that waits may count. 1 query."""
    Sent.objects.filter(at__lte=now - DAY - timedelta(hours=1)).delete()


def _free_at(account: Account, *, over: int, now: datetime) -> datetime:
    """When so much of what was sent is a day old."""
    added = Window(Sum("amount"), order_by=(F("at").asc(), F("batch").asc()))
    freed = _counted(account, now=now).annotate(added=added).filter(added__gte=over)
    moment: datetime = freed.order_by("at", "batch").values_list("at", flat=True)[0]
    # Shown to the minute: rounded up, so that nobody comes back too early.
    return moment + DAY + timedelta(seconds=59)


def _sent(account: Account, *, now: datetime) -> int:
    return _counted(account, now=now).aggregate(sum=Sum("amount"))["sum"] or 0


def _counted(account: Account, *, now: datetime) -> QuerySet[Sent]:
    """What left in the last day, also at moments after `now`: who locked first may be later."""
    return Sent.objects.filter(account=account, at__gt=now - DAY)


def _kept(account: Account) -> Kept:
    row = SendingBounds.objects.filter(pk=account.pk).first()
    if row is None:
        return Kept()
    wish = None
    if row.counts_from is not None:
        wish = Wish(Bounds(row.wished_each, row.wished_day), row.counts_from)
    return Kept(Bounds(row.each, row.day), wish)


def _write(account: Account, kept: Kept) -> None:
    wished = kept.wish.bounds if kept.wish else Bounds()
    SendingBounds.objects.update_or_create(
        account=account,
        defaults={
            "each": kept.bounds.each,
            "day": kept.bounds.day,
            "wished_each": wished.each,
            "wished_day": wished.day,
            "counts_from": kept.wish.counts_from if kept.wish else None,
        },
    )
