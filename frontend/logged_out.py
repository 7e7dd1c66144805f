"""What becomes of a press, or of a form, whose sender turns out to be logged out.

Views say `login_required`; its answer names the address that was asked for, as the one to go on to
after the log-in. That suits a page. A part of a page would be filled with the log-in, and an
address that takes forms alone shows nobody anything: both lead to where the form stood instead,
and what was not done is said before the log-in and after it.
"""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django_htmx.http import HttpResponseClientRedirect

from frontend.kept_forms import keep
from frontend.views.edges import refused, viewer

_SAFE: Final = ("GET", "HEAD")
#: That something was sent and not done, until its sender has logged in.
_UNSENT: Final = "unsent"
_SECONDS: Final = 3600


def there_and_back(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Lead who is logged out to the log-in, and from there to the page they were on."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        in_again = request.COOKIES.get(_UNSENT) and viewer(request) is not None
        if in_again and request.method == "GET" and not _in_place(request):
            refused(request, _again())
            response = get_response(request)
            response.delete_cookie(_UNSENT, samesite="Lax")
            return response
        response = get_response(request)
        if not _asks_to_log_in(request, response):
            return response
        return _led(request, response)

    return respond


def _led(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The way to the log-in: of the whole page, and with the way back."""
    in_place, sent = _in_place(request), request.method not in _SAFE
    if not in_place and not sent:
        return response
    kept = sent and not _is_large(request) and keep(request)
    if sent:
        refused(request, _not_done())
    login: Any = redirect_to_login(request.path if kept else _place(request))
    led = HttpResponseClientRedirect(login.url) if in_place else login
    # The page of a form that was kept says itself what became of it.
    if sent and not kept:
        led.set_cookie(_UNSENT, "1", max_age=_SECONDS, samesite="Lax")
    return led


def _asks_to_log_in(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether it is the answer of `login_required`, and not one of allauth's own steps."""
    there = urlsplit(response.headers.get("Location", ""))
    if there.path != resolve_url(settings.LOGIN_URL):
        return False
    return parse_qs(there.query).get("next") == [request.get_full_path()]


def _in_place(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _place(request: HttpRequest) -> str:
    """The page that the form stood on: by its own word, by the browser's; else the first page."""
    places = [request.headers.get("Referer", "")]
    if not _is_large(request):
        places.insert(0, request.POST.get("next", ""))
    if _in_place(request):
        places.insert(0, request.headers.get("HX-Current-URL", ""))
    # Asked first: of what is no address at all no part can be told.
    for place in (each for each in places if each and _is_ours(request, each)):
        within = urlunsplit(urlsplit(place)._replace(scheme="", netloc=""))
        # What is left of an address of ours can be one of somebody else's.
        if within.startswith("/") and _is_ours(request, within):
            return within
    return resolve_url(settings.LOGIN_REDIRECT_URL)


def _is_large(request: HttpRequest) -> bool:
    """Whether it is a file rather than a form: not taken apart for somebody who is not known."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdecimal() or int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def _is_ours(request: HttpRequest, place: str) -> bool:
    return url_has_allowed_host_and_scheme(place, allowed_hosts={request.get_host()})


def _not_done() -> str:
    return gettext("Not done: you are logged out. Log in first, then do it again.")


def _again() -> str:
    return gettext(
        "What you sent before you logged in was not taken: send it again. An answer is in its box "
        "again where the browser runs scripts."
    )
