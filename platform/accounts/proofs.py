"""What was posted before a proof was asked for, and what becomes of it after the proof.

allauth keeps the form in the session and sends it once who is logged in has proved that it is
them. Who sat down at an open browser may have sent it and gone: the owner proves later, for
something else. So it is forgotten when another page asks, and what cannot be undone is shown once
more.
"""

from collections.abc import Callable

from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponse
from django.urls import resolve


class NothingLiesInWait:
    """Forgets what waits for a proof when a page is opened that asks for one anew."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """A form replaces what waited by itself; allauth leaves it where a page is asked for."""
        if isinstance(error, ReauthenticationRequired) and request.method != "POST":
            request.session.pop(STATE_SESSION_KEY, None)


def waited(request: HttpRequest) -> bool:
    """Whether it was posted before the proof, and goes on now because of it."""
    asked = request.resolver_match
    return asked is not None and asked.route != resolve(request.path_info).route
