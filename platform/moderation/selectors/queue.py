"""The queue of cases, and what waits, for one office."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from django.db.models import Q, QuerySet

from communities.roles import Right, may
from moderation.models import Appeal, Case, HeldText
from moderation.process import State
from moderation.rights import As, Office

CASES_ON_A_PAGE: Final = 30
#: Counting stops here: who has more to do needs no exact number.
COUNTED_TO: Final = 1_000


class Hands(StrEnum):
    """In whose hands a case is."""

    ANY = ""
    MINE = "mine"
    NOBODYS = "nobodys"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases are asked for; nothing said is all."""

    kind: str = ""
    severity: int | None = None
    community: str = ""
    #: Opened before this moment.
    before: datetime | None = None
    hands: Hands = Hands.ANY


@dataclass(frozen=True, slots=True)
class Place:
    """Behind which case a page of the queue goes on."""

    severity: int
    opened_at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for an office; each number counts no further than COUNTED_TO."""

    cases: int
    #: How many were opened so many days ago, or earlier.
    older: Mapping[int, int]
    urgent: int
    oldest: datetime | None
    appeals: int
    appeal_due: datetime | None
    held: int


def queue(office: Office, *, wanted: Wanted, after: Place | None = None) -> list[Case]:
    """Open cases, the most urgent first, then the oldest; with account, community and who holds
    each. One more than a page where it goes on. One query.
    """
    found = of_office(office, Case.objects.filter(state=State.OPEN.value), "community")
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.severity is not None:
        found = found.filter(severity=wanted.severity)
    if wanted.community:
        found = found.filter(community__slug=wanted.community)
    if wanted.before is not None:
        found = found.filter(opened_at__lt=wanted.before)
    if wanted.hands is Hands.MINE:
        found = found.filter(claimed_by=office.account)
    elif wanted.hands is Hands.NOBODYS:
        found = found.filter(claimed_by=None)
    if after is not None:
        later = Q(opened_at__gt=after.opened_at) | Q(
            opened_at=after.opened_at, pk__gt=after.number
        )
        found = found.filter(
            Q(severity__lt=after.severity) | Q(later, severity=after.severity),
        )
    rows = found.order_by("-severity", "opened_at", "pk")
    return list(rows.select_related("account", "community", "claimed_by")[: CASES_ON_A_PAGE + 1])


def appeals_waiting(
    office: Office, *, after: tuple[datetime, int] | None = None
) -> Sequence[Appeal]:
    """Appeals for this office to hear, those that are late first, then the one that is due first;
    behind that of this time and number. One more than a page where it goes on. One query.
    """
    found = _appeals(office).select_related("decision__case__account", "decision__case__community")
    if after is not None:
        due, number = after
        found = found.filter(Q(due_at__gt=due) | Q(due_at=due, pk__gt=number))
    return list(found.order_by("due_at", "pk")[: CASES_ON_A_PAGE + 1])


def waiting(office: Office, *, ages: Collection[int], now: datetime) -> Waiting:
    """How much waits, and for how many days. Five queries, each of a bounded number of rows."""
    cases = of_office(office, Case.objects.filter(state=State.OPEN.value), "community")
    appeals = _appeals(office)
    held = _held(office)
    opened = list(cases.order_by("opened_at").values_list("opened_at", flat=True)[:COUNTED_TO])
    return Waiting(
        cases=len(opened),
        older={days: bisect_left(opened, now - timedelta(days=days)) for days in ages},
        urgent=_count(cases.filter(severity=3)),
        oldest=opened[0] if opened else None,
        appeals=_count(appeals),
        appeal_due=appeals.order_by("due_at").values_list("due_at", flat=True).first(),
        held=_count(held),
    )


def _appeals(office: Office) -> QuerySet[Appeal]:
    """Open appeals that `rights.may_undo` and `process.may_hear` leave to this office: none
    against one's own decision or in a case that one opened, and those against the site's to the
    site.
    """
    open_ = Appeal.objects.filter(ended_at=None).exclude(decision__by=office.account)
    open_ = open_.exclude(decision__case__opened_by=office.account)
    if not office.moderator:
        open_ = open_.filter(decision__office=As.COMMUNITY.value)
    return of_office(office, open_, "decision__case__community")


def of_office(office: Office, rows: QuerySet[Any], column: str) -> QuerySet[Any]:
    """The rows that an office decides about; `column` leads to the community of each."""
    if office.moderator:
        return rows
    own = [number for number, role in office.communities.items() if may(role, Right.DECIDE)]
    return rows.filter(**{f"{column}__in": own})


def _held(office: Office) -> QuerySet[Any]:
    """What waits for an office: what the site's lists hold is for the site alone."""
    rows = of_office(office, HeldText.objects.filter(state=HeldText.State.WAITING), "community")
    return rows if office.moderator else rows.filter(by_site=False)


def _count(rows: QuerySet[Any]) -> int:
    return rows.order_by()[:COUNTED_TO].count()
