"""Reads about notices: a page of the list, and the number beside the bell."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from accounts.models import Account
from accounts.standing import wallets_of_suspended
from notifications.kinds import Kind, Way, usual_ways
from notifications.models import Notice, Occurrence, PushSubscription, Switch
from notifications.money import NOTHING, Sums, sums

#: People named in one notice; the others are counted.
NAMED: Final = 2
#: News wait so long for being read on the site before they go into a letter.
QUIET: Final = timedelta(minutes=10)
#: What is older is mailed no more: who had no address until now is not flooded, and what waits for
#: an address for ever is not looked at for ever.
STALE: Final = timedelta(days=7)
IN_A_LETTER: Final = 20
#: What is older is pushed no more: a device that is on again after long is not flooded.
FRESH: Final = timedelta(days=1)
AT_ONCE: Final = 5
#: Kinds that lead to what another wrote.
OF_ANOTHERS_TEXT: Final = (Kind.REPLY, Kind.MENTION, Kind.QUOTE, Kind.TEXT)
#: Past this the bell shows that there are more.
MOST_COUNTED: Final = 99
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_PLACE: Final = re.compile(r"([0-9]{1,18})_([0-9]{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Told:
    """One notice: what, when, by whom, about which work, and how much in smallest units."""

    id: int
    kind: Kind
    at: datetime
    unread: bool
    count: int
    #: Name and shown name of the newest people in it.
    people: Sequence[tuple[str, str]]
    #: The picture of the first of them; "" for the ink blot.
    portrait: str
    work: int | None
    #: What the ledger's rows of its batches credited to the account.
    sums: Sums
    #: What its news have in common, by which some know where they lead.
    group: str


@dataclass(frozen=True, slots=True)
class TheList:
    """A page of notices, and where the next one begins; "" where it ends."""

    notices: Sequence[Told]
    after: str


def on_the_site(account: Account) -> QuerySet[Notice]:
    """The notices of the kinds that an account wants on the site."""
    off = Switch.objects.filter(account=account, site=False)
    return _heard(Notice.objects.filter(account=account)).exclude(kind__in=off.values("kind"))


def unread(account: Account) -> int:
    """How many notices on the site are unread, at most MOST_COUNTED + 1. One query."""
    return on_the_site(account).filter(unread=True)[: MOST_COUNTED + 1].count()


def notices(account: Account, *, after: str = "", limit: int = 30) -> TheList:
    """A page of the notices on the site, newest first. Three queries."""
    found = on_the_site(account).order_by("-at", "-id")
    if place := _PLACE.fullmatch(after):
        at = _EPOCH + int(place[1]) * _MICROSECOND
        found = found.filter(Q(at__lt=at) | Q(at=at, id__lt=int(place[2])))
    rows = list(found[: limit + 1])
    shown = rows[:limit]
    return TheList(_told(account, shown), _cursor(shown[-1]) if len(rows) > limit else "")


def waiting_for_a_letter(now: datetime, *, limit: int = 200) -> list[Account]:
    """Accounts with a confirmed address and news that nobody has read for QUIET, and that are not
    STALE. One query.
    """
    waits = _to_mail(now)
    accounts = Account.objects.filter(is_active=True).exclude(email="")
    return list(accounts.filter(pk__in=waits.values("account")).order_by("pk")[:limit])


def to_tell_by_mail(account: Account, now: datetime) -> tuple[list[Told], list[int]]:
    """News that go into a letter now, newest first, and the numbers of all that were looked at.

    Locks them. Security has letters of its own. Four queries.
    """
    waits = _to_mail(now).select_for_update(skip_locked=True, of=("self",)).filter(account=account)
    rows = list(waits.order_by("-at", "-id"))
    wanted = {kind for kind, ways in ways_of(account).items() if Way.MAIL in ways}
    shown = [row for row in rows if Kind(row.kind) in wanted - {Kind.SECURITY}]
    return _told(account, shown[:IN_A_LETTER]), [row.pk for row in rows]


def _to_mail(now: datetime) -> QuerySet[Notice]:
    """A stretch of the index of what waits for a letter."""
    between = (now - STALE, now - QUIET)
    return _heard(Notice.objects.filter(unread=True, mailed=False, at__range=between))


def _heard(found: QuerySet[Notice]) -> QuerySet[Notice]:
    """Without notices that lead to what somebody wrote who is suspended."""
    return found.exclude(work__author__in=wallets_of_suspended(), kind__in=OF_ANOTHERS_TEXT)


def waiting_for_push(now: datetime, *, limit: int = 500) -> list[int]:
    """Numbers of accounts with a browser that asked for it and fresh unread news. One query."""
    waits = _heard(Notice.objects.filter(unread=True, pushed=False, at__gt=now - FRESH))
    waits = waits.filter(account__in=PushSubscription.objects.values("account"))
    accounts = Account.objects.filter(is_active=True, pk__in=waits.values("account"))
    return list(accounts.order_by("pk").values_list("pk", flat=True)[:limit])


def to_push(account: Account, now: datetime) -> tuple[list[Told], list[int]]:
    """News that go to the devices now, newest first, and the numbers of all that were looked at.

    Locks them. Four queries.
    """
    waits = _heard(Notice.objects.select_for_update(skip_locked=True, of=("self",))).filter(
        account=account, unread=True, pushed=False, at__gt=now - FRESH
    )
    rows = list(waits.order_by("-at", "-id"))
    wanted = {kind for kind, ways in ways_of(account).items() if Way.PUSH in ways}
    shown = [row for row in rows if Kind(row.kind) in wanted]
    return _told(account, shown[:AT_ONCE]), [row.pk for row in rows]


def to_push_again(account: Account, notices: Iterable[int], now: datetime) -> list[Told]:
    """Those of these news that nobody read since, newest first. What goes out anew anyway, with
    more in it, is left out. Three queries.
    """
    waits = _heard(Notice.objects.filter(account=account, pk__in=list(notices))).filter(
        unread=True, pushed=True, at__gt=now - FRESH
    )
    return _told(account, list(waits.order_by("-at", "-id")))


def _told(account: Account, shown: Sequence[Notice]) -> list[Told]:
    (people, portraits), money = _people(shown), sums(account, shown)
    return [
        Told(
            id=row.pk,
            kind=Kind(row.kind),
            at=row.at,
            unread=row.unread,
            count=row.count,
            people=people.get(row.pk, ()),
            portrait=portraits.get(row.pk, ""),
            work=row.work_id or _paid_for(row, money),
            sums=money.get(row.pk, NOTHING),
            group=row.group,
        )
        for row in shown
    ]


def _paid_for(row: Notice, money: Mapping[int, Sums]) -> int | None:
    """The one text whose vote a notice about such a reward is of; None where there are more."""
    alone = row.kind == Kind.CURATION and row.count == 1
    return money.get(row.pk, NOTHING).work if alone else None


def ways_of(account: Account) -> dict[Kind, frozenset[Way]]:
    """By which ways each kind comes to an account. One query."""
    chosen = {row.kind: row for row in Switch.objects.filter(account=account)}
    return {
        kind: frozenset(way for way in Way if getattr(chosen[kind], way.value))
        if kind in chosen
        else usual_ways(kind)
        for kind in Kind
    }


def followers_to_tell(author: int, *, most: int) -> list[int]:
    """Accounts that follow an author and chose to be told of new texts, those that are here
    longest first. One query.
    """
    chosen = Switch.objects.filter(Q(site=True) | Q(mail=True) | Q(push=True), kind=Kind.TEXT)
    following = chosen.filter(account__following__followed=author)
    return list(following.order_by("account").values_list("account", flat=True)[:most])


def _people(
    shown: Iterable[Notice],
) -> tuple[dict[int, list[tuple[str, str]]], dict[int, str]]:
    """The newest people of each notice, and the portrait of the first. One query.

    Who does not let their name stand beside their votes is not told by it here either.
    """
    unnamed = Q(notice__kind=Kind.VOTE, actor__preferences__show_votes=False)
    place = Window(RowNumber(), partition_by=[F("notice")], order_by=[F("pk").desc()])
    newest = (
        Occurrence.objects.filter(notice__in=list(shown), actor__isnull=False)
        .exclude(unnamed)
        .annotate(place=place)
        .filter(place__lte=NAMED)
        .order_by("notice", "place")
    )
    found: dict[int, list[tuple[str, str]]] = {}
    portraits: dict[int, str] = {}
    columns = ("notice", "actor__name", "actor__display_name", "actor__portrait")
    for notice, name, display, portrait in newest.values_list(*columns):
        found.setdefault(notice, []).append((name, display or name))
        portraits.setdefault(notice, portrait)
    return found, portraits


def _cursor(row: Notice) -> str:
    return f"{(row.at - _EPOCH) // _MICROSECOND}_{row.pk}"
