"""Planned texts, and the requests to be a co-author of one."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from articles.errors import ArticleError
from articles.services import answer_request, cancel_plan
from frontend.numerals import INTEGER, whole_number
from frontend.pages import plans
from frontend.pages.screening import own_held
from frontend.views.edges import before, person, query_number, refused, said
from ledger.selectors import database_time


@require_safe
@login_required
def own(request: HttpRequest) -> HttpResponse:
    """One's planned texts, and what waits for a moderator."""
    lines, held = plans.plans_page(person(request)), own_held(person(request))
    return render(request, "frontend/plans.html", {"plans": lines, "held": held})


@require_POST
@login_required
def cancel(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep a planned text as a draft."""
    try:
        cancel_plan(person(request), key=key)
    except ArticleError as error:
        refused(request, error)
    else:
        said(request, gettext("It stays a draft and is not published by itself."))
    return redirect("plans")


@require_safe
@login_required
def requests(request: HttpRequest) -> HttpResponse:
    """What one is asked."""
    page = plans.requests_page(
        person(request), read=query_number(request, "read") or 0, before=before(request)
    )
    return render(request, "frontend/requests.html", {"page": page})


@require_POST
@login_required
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Say yes or no to a share."""
    accept = request.POST.get("answer") == "accept"
    seen = whole_number(request.POST.get("seen", ""), digits=INTEGER) or 0
    try:
        answer_request(
            person(request), request_id=number, accept=accept, seen=seen, now=database_time()
        )
    except ArticleError as error:
        refused(request, error)
    else:
        said(request, gettext("You accepted.") if accept else gettext("You declined."))
    return redirect("requests")
