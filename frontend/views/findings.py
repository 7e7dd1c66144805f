"""The register of findings, and what those concerned say to one."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from frontend.forms.lines import complaints
from frontend.forms.objections import ObjectionForm
from frontend.pages import cases, findings
from frontend.refusals import told
from frontend.views.cases import place_in
from frontend.views.edges import before, form_at, person, refused, said, viewer
from ledger.selectors import database_time
from moderation.errors import ModerationError
from moderation.services.objecting import appeal_finding, reply_to_finding


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The findings so far, the newest first."""
    page = findings.page(before=before(request), now=database_time())
    return render(request, "frontend/findings.html", {"page": page})


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One finding, at an address that stays."""
    page = findings.one(number, viewer=viewer(request), now=database_time())
    return render(request, "frontend/finding.html", {"page": page})


@form_at(lambda _request, number: reverse("cases"))
@login_required
def reply(request: HttpRequest, number: int) -> HttpResponse:
    """Reply to a finding that concerns oneself."""
    words = gettext("Your reply stands in the register, under your number.")
    return _say(request, number, partial(reply_to_finding, number), words)


@form_at(lambda _request, number: reverse("cases"))
@login_required
def appeal(request: HttpRequest, number: int) -> HttpResponse:
    """Appeal against a final finding that concerns oneself."""
    words = gettext("It is sent. Neither who opened the finding nor who made it final hears it.")
    return _say(request, number, partial(appeal_finding, number), words)


def _say(request: HttpRequest, number: int, say: Callable[..., Any], words: str) -> HttpResponse:
    """What is refused comes back in its field."""
    form = ObjectionForm(request.POST, auto_id=f"id_finding_{number}_%s")
    by, now = person(request), database_time()
    if form.is_valid():
        try:
            say(by=by, words=form.cleaned_data["words"], key=form.cleaned_data["key"], now=now)
        except ModerationError as error:
            form.add_error("words", told(error))
        else:
            said(request, words)
            return redirect("cases")
    page = cases.own(by, back_found={number: form}, place=place_in(request), now=now)
    if all(each.number != number or each.form is None for each in page.findings):
        refused(request, " ".join(complaints(form)))
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "frontend/cases.html", {"page": page}, status=status)
