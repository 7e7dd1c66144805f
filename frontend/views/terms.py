"""What people agree to: the texts, their versions, and agreeing to a new one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from accounts.services import agree
from accounts.terms import PRIVACY, TERMS
from frontend.pages.terms import page
from frontend.views.edges import back, person, said
from ledger.selectors import database_time


@require_safe
def terms(request: HttpRequest, version: int | None = None) -> HttpResponse:
    """The terms: those in force, or a numbered version."""
    return render(request, "frontend/terms.html", {"page": page(TERMS, version=version)})


@require_safe
def privacy(request: HttpRequest, version: int | None = None) -> HttpResponse:
    """What is kept about people: the text in force, or a numbered version."""
    return render(request, "frontend/terms.html", {"page": page(PRIVACY, version=version)})


@require_POST
@login_required
def accept(request: HttpRequest) -> HttpResponse:
    """Agree to the versions in force."""
    agree(person(request), now=database_time())
    said(request, gettext("It is written down that you agree."))
    return back(request)
