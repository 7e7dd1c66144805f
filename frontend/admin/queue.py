"""The queue: open cases and appeals of one office, narrowed and paged."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

from frontend.admin.casefacts import case_row
from frontend.admin.offices import office
from frontend.admin.site import desk
from frontend.admin.together import TOGETHER
from frontend.admin.words import AGES, HANDS, REASONS, URGENCY
from frontend.numerals import whole_number
from frontend.pages.verdicts import KINDS
from frontend.phrases import date_and_hour
from ledger.selectors import database_time
from moderation.models import Appeal, Case
from moderation.rights import As, Office
from moderation.selectors import (
    CASES_ON_A_PAGE,
    Hands,
    Place,
    Wanted,
    appeals_waiting,
    places_of,
    queue,
)
from moderation.selectors.glimpses import glimpses

#: What the queue is narrowed by.
_NARROWING: Final = ("kind", "severity", "community", "age", "hands")


def cases(request: HttpRequest) -> HttpResponse:
    """Open cases, the most urgent first; appeals before them."""
    now = database_time()
    wanted = _wanted(request, now)
    rows = queue(office(request), wanted=wanted, after=_place(request))
    appeals = appeals_waiting(office(request), after=_appeals_place(request))
    context = desk.each_context(request) | {
        "title": gettext("Cases"),
        "rows": _rows(rows[:CASES_ON_A_PAGE], of=office(request), now=now),
        "more": _more(rows, request) if len(rows) > CASES_ON_A_PAGE else "",
        "appeals": [_appeal(it, now) for it in appeals[:CASES_ON_A_PAGE]],
        "more_appeals": _more_appeals(appeals),
        "kinds": KINDS.items(),
        "urgencies": URGENCY.items(),
        "ages": AGES.items(),
        "age": whole_number(request.GET.get("age", "")),
        "hands": HANDS.items(),
        "places": places_of(office(request)),
        "wanted": wanted,
        "narrowed": any(request.GET.get(name) for name in _NARROWING),
        "acts": TOGETHER.items(),
    }
    return TemplateResponse(request, "admin/desk/queue.html", context)


def _rows(cases: Sequence[Case], *, of: Office, now: datetime) -> list[dict[str, Any]]:
    """Each case in a line; what it is about and why, as far as this office reads it."""
    seen = glimpses(cases, office=of)
    return [
        case_row(case, now)
        | {
            "title": seen[case.pk].title,
            "is_answer": seen[case.pk].is_answer,
            "reasons": [REASONS[each] for each in seen[case.pk].reasons],
            "aside": seen[case.pk].aside,
        }
        for case in cases
    ]


def _appeal(found: Appeal, now: datetime) -> dict[str, Any]:
    """An appeal in a line; one of a community that is late is marked as the site's, too."""
    late = found.due_at <= now
    return {
        "case": found.decision.case,
        "due": date_and_hour(found.due_at),
        "late": late,
        "passed": late and found.decision.office == As.COMMUNITY.value,
    }


def _appeals_place(request: HttpRequest) -> tuple[datetime, int] | None:
    """Behind which appeal the page goes on, as `_more_appeals` wrote it."""
    due, _, number = request.GET.get("appeals", "").partition(",")
    at, last = _moment(due), whole_number(number)
    return None if at is None or last is None else (at, last)


def _more_appeals(appeals: Sequence[Appeal]) -> str:
    if len(appeals) <= CASES_ON_A_PAGE:
        return ""
    last = appeals[CASES_ON_A_PAGE - 1]
    return "?" + urlencode({"appeals": f"{last.due_at.isoformat()},{last.pk}"}) + "#appeals"


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
    """Behind which case the page goes on, as `_more` wrote it."""
    severity, _, rest = request.GET.get("after", "").partition(",")
    opened, _, number = rest.partition(",")
    at, level, last = _moment(opened), whole_number(severity), whole_number(number)
    if at is None or level is None or last is None:
        return None
    return Place(level, at, last)


def _moment(words: str) -> datetime | None:
    """The moment that an address names; None for anything else."""
    try:
        at = parse_datetime(words)
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None else None


def _more(rows: list[Case], request: HttpRequest) -> str:
    last = rows[CASES_ON_A_PAGE - 1]
    after = f"{last.severity},{last.opened_at.isoformat()},{last.pk}"
    kept = {name: request.GET.get(name, "") for name in _NARROWING}
    return "?" + urlencode({**kept, "after": after})
