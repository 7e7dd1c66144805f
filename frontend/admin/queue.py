"""The queue: open cases, findings and appeals of one office, narrowed and paged."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

from frontend.admin.casefacts import case_row
from frontend.admin.offices import office
from frontend.admin.site import desk
from frontend.admin.together import TOGETHER
from frontend.admin.words import AGES, HANDS, REASONS, URGENCY
from frontend.numerals import whole_number
from frontend.pages import findings as pages
from frontend.pages import patterns
from frontend.pages.verdicts import KINDS
from frontend.phrases import date_and_hour, when
from ledger.selectors import database_time
from moderation.findings import Family
from moderation.models import Appeal, Case, Finding, FindingAppeal
from moderation.rights import As, Office
from moderation.selectors import (
    CASES_ON_A_PAGE,
    FINDING,
    Hands,
    Place,
    Source,
    Wanted,
    appeals_waiting,
    place_of,
    place_of_appeal,
    places_of,
    queue,
)
from moderation.selectors.findings import finding_glimpses
from moderation.selectors.glimpses import glimpses
from moderation.selectors.queue import Key

#: What the queue is narrowed by.
_NARROWING: Final = ("kind", "severity", "community", "age", "hands")


def cases(request: HttpRequest) -> HttpResponse:
    """What is open, the most urgent first; appeals before it."""
    now, of = database_time(), office(request)
    wanted = _wanted(request, now)
    rows = queue(of, wanted=wanted, after=_place(request), now=now)
    appeals = appeals_waiting(of, after=_appeals_place(request))
    kinds = [*KINDS.items(), *([(FINDING, gettext("finding"))] if of.moderator else [])]
    context = desk.each_context(request) | {
        "title": gettext("Cases"),
        "rows": _rows(rows[:CASES_ON_A_PAGE], of=of, now=now),
        "picks": any(isinstance(row, Case) for row in rows[:CASES_ON_A_PAGE]),
        "more": _more(rows, request, now=now) if len(rows) > CASES_ON_A_PAGE else "",
        "appeals": [_appeal(it, now) for it in appeals[:CASES_ON_A_PAGE]],
        "more_appeals": _more_appeals(appeals),
        "kinds": kinds,
        "urgencies": URGENCY.items(),
        "ages": AGES.items(),
        "age": whole_number(request.GET.get("age", "")),
        "hands": HANDS.items(),
        "places": places_of(of),
        "wanted": wanted,
        "narrowed": any(request.GET.get(name) for name in _NARROWING),
        "acts": TOGETHER.items(),
    }
    return TemplateResponse(request, "admin/desk/queue.html", context)


def _rows(rows: Sequence[Case | Finding], *, of: Office, now: datetime) -> list[dict[str, Any]]:
    """Each case in a line; what it is about and why, as far as this office reads it. Each finding
    with how it stands.
    """
    seen = glimpses([row for row in rows if isinstance(row, Case)], office=of)
    findings = finding_glimpses([row for row in rows if isinstance(row, Finding)], office=of)
    return [
        case_row(row, now)
        | {
            "title": seen[row.pk].title,
            "is_answer": seen[row.pk].is_answer,
            "reasons": [REASONS[each] for each in seen[row.pk].reasons],
            "aside": seen[row.pk].aside,
        }
        if isinstance(row, Case)
        else {
            "is_finding": True,
            "number": row.pk,
            "url": reverse("admin:finding", args=[row.pk]),
            "urgency": URGENCY[row.severity(now)],
            "family": pages.FAMILIES[Family(row.family)],
            "accounts": pages.accounts(findings[row.pk].accounts),
            "opened": when(row.at, now=now),
            "standing": pages.standing(row, appealed=False, now=now),
            "aside": findings[row.pk].aside,
        }
        for row in rows
    ]


def _appeal(found: Appeal | FindingAppeal, now: datetime) -> dict[str, Any]:
    """An appeal in a line; one of a community that is late is marked as the site's, too."""
    late = found.due_at <= now
    shown = {"due": date_and_hour(found.due_at), "late": late}
    if isinstance(found, FindingAppeal):
        return shown | {
            "finding": found.subject.finding_id,
            "label": patterns.label(found.subject.number),
        }
    passed = late and found.decision.office == As.COMMUNITY.value
    return shown | {"case": found.decision.case, "passed": passed}


def _appeals_place(request: HttpRequest) -> Key | None:
    """Behind which appeal the page goes on, as `_more_appeals` wrote it."""
    return _key(request.GET.get("appeals", ""))


def _more_appeals(appeals: Sequence[Appeal | FindingAppeal]) -> str:
    if len(appeals) <= CASES_ON_A_PAGE:
        return ""
    due, source, number = place_of_appeal(appeals[CASES_ON_A_PAGE - 1])
    return "?" + urlencode({"appeals": f"{due.isoformat()},{source:d},{number}"}) + "#appeals"


def _wanted(request: HttpRequest, now: datetime) -> Wanted:
    """Which cases the address asks for."""
    days, hands = whole_number(request.GET.get("age", "")), request.GET.get("hands", "")
    return Wanted(
        kind=request.GET.get("kind", ""),
        severity=whole_number(request.GET.get("severity", "")),
        community=request.GET.get("community", ""),
        before=now - timedelta(days=days) if days in AGES else None,
        hands=Hands(hands) if hands in list(Hands) else Hands.ANY,
    )


def _place(request: HttpRequest) -> Place | None:
    """Behind what the page goes on, as `_more` wrote it."""
    severity, _, rest = request.GET.get("after", "").partition(",")
    level, key = whole_number(severity), _key(rest)
    if level is None or key is None:
        return None
    at, source, number = key
    return Place(level, at, Source(source), number)


def _key(words: str) -> Key | None:
    """A moment, a source and a number, as they stand in an address; None for anything else."""
    moment, _, rest = words.partition(",")
    which, _, last = rest.partition(",")
    at, source, number = _moment(moment), whole_number(which), whole_number(last)
    if at is None or number is None or source not in list(Source):
        return None
    return at, Source(source), number


def _moment(words: str) -> datetime | None:
    """The moment that an address names; None for anything else."""
    try:
        at = parse_datetime(words)
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None else None


def _more(rows: Sequence[Case | Finding], request: HttpRequest, *, now: datetime) -> str:
    last = place_of(rows[CASES_ON_A_PAGE - 1], now=now)
    after = f"{last.severity},{last.opened_at.isoformat()},{last.source:d},{last.number}"
    kept = {name: request.GET.get(name, "") for name in _NARROWING}
    return "?" + urlencode({**kept, "after": after})
