"""How a reader wants to see the pages: kept in a cookie, with or without an account."""

from datetime import timedelta
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from accounts.services import prefer
from frontend.context import AWAY
from frontend.kept_forms import WHOSE
from frontend.pages.announcements import cookie_with
from frontend.views.edges import back, viewer

THEMES: Final = ("paper", "night")


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Choose light or dark; anything else gives the choice back to the system."""
    response = back(request)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie("theme", chosen, max_age=timedelta(days=365), samesite="Lax")
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


@require_POST
def put_away(request: HttpRequest, number: int) -> HttpResponse:
    """Show an announcement to this reader no more."""
    response = back(request)
    numbers = cookie_with(number, cookie=request.COOKIES.get(AWAY, ""))
    response.set_cookie(AWAY, numbers, max_age=timedelta(days=90), samesite="Lax")
    return response


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language of the pages: in a cookie, and with the account if there is one.

    A form of money comes along from its page and is sent on to it, which shows it again as it was
    typed.
    """
    account, chosen = viewer(request), request.POST.get("language", "")
    if account is not None and chosen in dict(settings.LANGUAGES):
        prefer(account, interface_language=chosen)
    response: HttpResponse = set_language(request)
    if WHOSE in request.POST and response.has_header("Location"):
        response.status_code = HTTPStatus.TEMPORARY_REDIRECT
    return response
