"""How a reader wants to see the pages: kept in a cookie, with or without an account."""

from datetime import timedelta
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from accounts.services import prefer
from frontend.context import AWAY, THEMES
from frontend.pages.announcements import cookie_with
from frontend.views.edges import back, viewer


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Choose light or dark; anything else gives the choice back to the system. A form comes along
    as with the `language`.
    """
    response = back(request)
    _send_on(request, response)
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

    A form that is not to be emptied comes along from its page, which the button then names in the
    address, and is sent on to it: it is shown again as it was typed.
    """
    account, chosen = viewer(request), request.POST.get("language", "")
    if account is not None and chosen in dict(settings.LANGUAGES):
        prefer(account, interface_language=chosen)
    response: HttpResponse = set_language(request)
    _send_on(request, response)
    return response


def _send_on(request: HttpRequest, response: HttpResponse) -> None:
    if "next" in request.GET and response.has_header("Location"):
        response.status_code = HTTPStatus.TEMPORARY_REDIRECT
