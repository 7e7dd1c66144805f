"""Findings at the desk: opened by one officer, made final by another, dropped, appeals heard."""

from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from frontend.admin.offices import office
from frontend.admin.site import desk
from frontend.forms.findings import FindingForm, SayingForm
from frontend.numerals import whole_number
from frontend.pages import findings as pages
from frontend.pages import patterns
from frontend.pages.works import named
from frontend.phrases import date_and_hour, sums
from frontend.phrases import number as written
from frontend.refusals import told
from frontend.views.edges import before, person, said
from ledger.refusal import Refusal
from ledger.selectors import database_time
from moderation.findings import REPLY_WITHIN, FindingState, may_hear, may_make_final
from moderation.process import Outcome
from moderation.selectors.findings import FindingPage, concerned_in, finding
from moderation.selectors.patterns import Pair
from moderation.services.findings import (
    Checked,
    check_finding,
    drop_finding,
    make_final,
    open_finding,
)
from moderation.services.objecting import end_finding_appeal

#: Texts that are named for each pair.
_WORKS: Final = 10


def register(request: HttpRequest) -> HttpResponse:
    """The register, and a form for the next finding that says what it would do."""
    _require_site(request)
    now = database_time()
    form = FindingForm(request.POST if request.method == "POST" else None)
    refusal, checked, by = "", None, person(request)
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("act") == "open":
                key = form.cleaned_data["key"]
                made = open_finding(form.found, names=form.names, by=by, key=key, now=now)
                said(request, gettext("Opened. Those concerned are told and can reply."))
                return HttpResponseRedirect(reverse("admin:finding", args=[made.pk]))
            checked = check_finding(form.found, names=form.names, by=by, now=now)
        except Refusal as error:
            refusal = told(error)
    context = desk.each_context(request) | {
        "title": gettext("Findings"),
        "form": form,
        "refusal": refusal,
        **(_foreseen(checked, by=by) if checked is not None else {}),
        "until": date_and_hour(now + REPLY_WITHIN),
        "page": pages.page(before=before(request), now=now),
    }
    wrong = refusal or form.errors
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return TemplateResponse(request, "admin/desk/findings.html", context, status=status)


def _foreseen(checked: Checked, *, by: Account) -> dict[str, Any]:
    """Whom a finding would concern, and what the site counts among them now."""
    counted = checked.counted
    return {
        "concerned": [(number, each.name) for number, each in enumerate(checked.concerned, 1)],
        "totals": gettext(
            "Upvotes: %(votes)s. Texts and answers: %(works)s. Transfers and loans: %(sent)s."
        )
        % {
            "votes": written(counted.votes),
            "works": written(counted.works),
            "sent": written(counted.transfers),
        },
        "span": patterns.span(counted.since, counted.until),
        **_pairs(counted.pairs, by=by),
    }


def _pairs(pairs: Sequence[Pair], *, by: Account) -> dict[str, Any]:
    """Who voted for whom, with the texts; sums are written out, as everywhere at the desk."""
    first = pairs[: patterns.MOST]
    names = named([work for each in first for work in each.works[:_WORKS]], viewer=by)
    with sums(hidden=False):
        return {"pairs": patterns.rows(pairs, names=names), "more_pairs": patterns.more(pairs)}


def one(request: HttpRequest, number: int) -> HttpResponse:
    """A finding with the names of those concerned, and what can be done with it. Words that are
    refused come back in their field.
    """
    _require_site(request)
    now = database_time()
    form = SayingForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        try:
            _do(request, number, words=words, by=person(request), now=now)
            said(request, gettext("It is written down."))
            return HttpResponseRedirect(reverse("admin:finding", args=[number]))
        except Refusal as error:
            refusal = told(error)
    found = finding(number, now=now)
    if found is None:
        raise Http404
    context = desk.each_context(request) | {
        "title": gettext("Finding %(n)s") % {"n": number},
        "it": found.it,
        "shown": pages.shown(found, now=now),
        "rows": _rows(found),
        "pairs": _pairs(found.pairs, by=person(request))["pairs"],
        "form": form,
        "refusal": refusal,
        **_may(found, by=person(request), now=now),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal or form.errors else HTTPStatus.OK
    return TemplateResponse(request, "admin/desk/finding.html", context, status=status)


def _do(request: HttpRequest, number: int, *, words: str, by: Account, now: datetime) -> None:
    """What the button that was pressed asks for."""
    act = request.POST.get("act", "")
    if act == "final":
        make_final(number, by=by, words=words, now=now)
    elif act == "drop":
        drop_finding(number, by=by, words=words, now=now)
    else:
        outcome, _, position = act.partition("-")
        subject = whole_number(position)
        if outcome not in Outcome or subject is None:
            raise Http404
        end_finding_appeal(
            number, subject=subject, by=by, outcome=Outcome(outcome), words=words, now=now
        )


def _rows(found: FindingPage) -> list[dict[str, Any]]:
    """Those concerned by name, with what they said and whether their appeal waits."""
    names = dict(concerned_in(found.it.pk))
    return [
        {
            "number": each.number,
            "label": patterns.label(each.number),
            "name": names[each.number],
            "replies": each.replies,
            "appeal": each.appeal,
            "how": pages.appeal_words(each.appeal) if each.appeal else "",
            "waits": each.appeal is not None and each.appeal.outcome is None,
        }
        for each in found.concerned
    ]


def _may(found: FindingPage, *, by: Account, now: datetime) -> dict[str, bool]:
    """Which buttons there are: what the services allow as well."""
    it = found.it
    open_still = it.state in (FindingState.OPEN, FindingState.ANSWERED)
    due = open_still and it.replies_until <= now
    other = may_make_final(by.pk, opened_by=it.by_id)
    return {
        "drops": it.state != FindingState.DROPPED,
        "finishes": due and other,
        "own": due and not other,
        "hears": may_hear(by.pk, opened_by=it.by_id, made_final_by=it.final_by_id),
    }


def _require_site(request: HttpRequest) -> None:
    if not office(request).moderator:
        raise PermissionDenied
