"""The one queue of an office: open cases and, for the site's officers, open findings; and what
waits.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any, Final

from django.db.models import Q, QuerySet

from communities.roles import Right, may
from moderation.models import Appeal, Case, Finding, FindingAppeal, HeldText
from moderation.process import State
from moderation.rights import As, Office
from moderation.selectors.findings import appeals_to_hear, open_findings, open_findings_of

CASES_ON_A_PAGE: Final = 30
#: Counting stops here: who has more to do needs no exact number.
COUNTED_TO: Final = 1_000
#: What the queue calls findings, beside the kinds of cases.
FINDING: Final = "finding"
_URGENT: Final = 3

type Key = tuple[datetime, int, int]
"""A moment, which of the two a row of that moment is, and its number there."""


class Source(IntEnum):
    """Which of two rows of the same moment comes first."""

    CASE = 0
    FINDING = 1


class Hands(StrEnum):
    """In whose hands a case is."""

    ANY = ""
    MINE = "mine"
    NOBODYS = "nobodys"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; nothing said is all."""

    #: One of cases, or FINDING.
    kind: str = ""
    severity: int | None = None
    community: str = ""
    #: Opened before this moment.
    before: datetime | None = None
    hands: Hands = Hands.ANY


@dataclass(frozen=True, slots=True)
class Place:
    """Behind what a page of the queue goes on."""

    severity: int
    opened_at: datetime
    source: Source
    number: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for an office; each number counts no further than COUNTED_TO. Findings count
    among cases, and appeals against them among appeals.
    """

    cases: int
    #: How many were opened so many days ago, or earlier.
    older: Mapping[int, int]
    urgent: int
    oldest: datetime | None
    appeals: int
    appeal_due: datetime | None
    held: int
    #: Those whose time to reply is over.
    findings: int


def queue(
    office: Office, *, wanted: Wanted, after: Place | None = None, now: datetime
) -> list[Case | Finding]:
    """Open cases and findings, the most urgent first, then the oldest; cases with account,
    community and who holds each. One more than a page where it goes on. One query, and two more
    for officers of the site.
    """
    found: list[tuple[int, Key, Case | Finding]] = [
        (-each.severity, (each.opened_at, Source.CASE, each.pk), each)
        for each in _cases(office, wanted, after)
    ]
    for severity in _severities_of_findings(office, wanted):
        rows = open_findings_of(severity, now=now)
        if wanted.before is not None:
            rows = rows.filter(at__lt=wanted.before)
        rows = _behind(rows, after, severity=severity)
        found += [
            (-severity, (each.at, Source.FINDING, each.pk), each)
            for each in rows.order_by("at", "pk")[: CASES_ON_A_PAGE + 1]
        ]
    found.sort(key=lambda row: row[:2])
    return [row for _, _, row in found[: CASES_ON_A_PAGE + 1]]


def place_of(row: Case | Finding, *, now: datetime) -> Place:
    """Where something stands in the queue."""
    if isinstance(row, Case):
        return Place(row.severity, row.opened_at, Source.CASE, row.pk)
    return Place(row.severity(now), row.at, Source.FINDING, row.pk)


def _cases(office: Office, wanted: Wanted, after: Place | None) -> list[Case]:
    if wanted.kind == FINDING:
        return []
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
        key = (after.opened_at, after.source, after.number)
        later = _later(key, source=Source.CASE, moment="opened_at")
        found = found.filter(
            Q(severity__lt=after.severity) | Q(later, severity=after.severity),
        )
    rows = found.order_by("-severity", "opened_at", "pk")
    return list(rows.select_related("account", "community", "claimed_by")[: CASES_ON_A_PAGE + 1])


def _severities_of_findings(office: Office, wanted: Wanted) -> Sequence[int]:
    """How urgent the findings are that are asked for: none of a community, and none in anybody's
    hands.
    """
    asked = wanted.kind in ("", FINDING) and not wanted.community
    if not office.moderator or not asked or wanted.hands is Hands.MINE:
        return ()
    return [each for each in Finding.SEVERITIES if wanted.severity in (None, each)]


def _behind(rows: QuerySet[Finding], after: Place | None, *, severity: int) -> QuerySet[Finding]:
    if after is None or severity < after.severity:
        return rows
    if severity > after.severity:
        return rows.none()
    key = (after.opened_at, after.source, after.number)
    return rows.filter(_later(key, source=Source.FINDING, moment="at"))


def _later(key: Key, *, source: Source, moment: str) -> Q:
    """Rows of a source behind a key; `moment` is the column in whose order they stand."""
    at, behind, number = key
    if source == behind:
        return Q(**{f"{moment}__gt": at}) | Q(**{moment: at, "pk__gt": number})
    return Q(**{f"{moment}__{'gte' if source > behind else 'gt'}": at})


def appeals_waiting(
    office: Office, *, after: Key | None = None
) -> Sequence[Appeal | FindingAppeal]:
    """Appeals for this office to hear, against decisions and findings, those that are late first,
    then the one that is due first; behind that of this time, source and number. One more than a
    page where it goes on. One query, and one more for officers of the site.
    """
    cases = _appeals(office).select_related("decision__case__account", "decision__case__community")
    findings = appeals_to_hear(office).select_related("subject")
    if after is not None:
        cases = cases.filter(_later(after, source=Source.CASE, moment="due_at"))
        findings = findings.filter(_later(after, source=Source.FINDING, moment="due_at"))
    found: list[Appeal | FindingAppeal] = [
        *cases.order_by("due_at", "pk")[: CASES_ON_A_PAGE + 1],
        *findings.order_by("due_at", "pk")[: CASES_ON_A_PAGE + 1],
    ]
    return sorted(found, key=place_of_appeal)[: CASES_ON_A_PAGE + 1]


def place_of_appeal(found: Appeal | FindingAppeal) -> Key:
    """Where an appeal stands among those that wait."""
    source = Source.CASE if isinstance(found, Appeal) else Source.FINDING
    return found.due_at, source, found.pk


def waiting(office: Office, *, ages: Collection[int], now: datetime) -> Waiting:
    """How much waits, and for how many days. Nine queries at most, each of a bounded number of
    rows.
    """
    cases = of_office(office, Case.objects.filter(state=State.OPEN.value), "community")
    appeals, others = _appeals(office), appeals_to_hear(office)
    opened = list(cases.order_by("opened_at").values_list("opened_at", flat=True)[:COUNTED_TO])
    ripe = 0
    if office.moderator:
        found = open_findings().order_by("at").values_list("at", flat=True)[:COUNTED_TO]
        opened = sorted([*opened, *found])[:COUNTED_TO]
        ripe = _count(open_findings_of(Finding.RIPE, now=now))
    due = [
        rows.order_by("due_at").values_list("due_at", flat=True).first()
        for rows in (appeals, others)
    ]
    return Waiting(
        cases=len(opened),
        older={days: bisect_left(opened, now - timedelta(days=days)) for days in ages},
        urgent=_count(cases.filter(severity=_URGENT)),
        oldest=opened[0] if opened else None,
        appeals=min(COUNTED_TO, _count(appeals) + _count(others)),
        appeal_due=min((each for each in due if each is not None), default=None),
        held=_count(_held(office)),
        findings=ripe,
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
