"""Keeping people away: mute, block, and the list of whom one keeps away."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from accounts.errors import AccountError
from frontend.pages import muting as pages
from frontend.views.edges import back, person, refused
from ledger.selectors import database_time


@require_safe
@login_required
def muted(request: HttpRequest) -> HttpResponse:
    """Whom one mutes and blocks."""
    return render(
        request, "frontend/settings_muted.html", {"people": pages.people(person(request))}
    )


@require_POST
@login_required
def keep_away(request: HttpRequest, name: str) -> HttpResponse:
    """Mute somebody, block them, or neither."""
    wish = request.POST.get("wish", "")
    try:
        pages.keep_away(name, wish=wish, account=person(request), now=database_time())
    except AccountError as error:
        refused(request, error)
    return back(request, default="settings_muted")
