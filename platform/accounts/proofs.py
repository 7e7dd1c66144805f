"""What was posted before a proof was asked for, and what becomes of it after the proof.

allauth keeps the form in the session and sends it once who is logged in has proved that it is
them. Who sat down at an open browser may have sent it and gone: the owner proves later, for
something else. So it is forgotten when another page asks, and after a while, and what cannot be
undone is shown once more.
"""

import time
from collections.abc import Callable
from typing import Final

from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponse
from django.urls import resolve

#: Seconds that a form waits for a proof: as long as finding the phone with the codes takes.
WAITS: Final = 600
_SINCE: Final = "waits_since"
_PROOFS: Final = frozenset(
    ("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn")
)


class NothingLiesInWait:
    """Forgets what waits for a proof when a page asks for one anew, and what waited long."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Where the proof is given, what waited too long is not there any more."""
        match = request.resolver_match
        if match is None or match.url_name not in _PROOFS:
            return
        if time.time() - request.session.get(_SINCE, 0) > WAITS:
            request.session.pop(STATE_SESSION_KEY, None)

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """A form replaces what waited by itself; allauth leaves it where a page is asked for."""
        if not isinstance(error, ReauthenticationRequired):
            return
        if request.method == "POST":
            request.session[_SINCE] = time.time()
        else:
            request.session.pop(STATE_SESSION_KEY, None)


def waited(request: HttpRequest) -> bool:
    """Whether it was posted before the proof, and goes on now because of it."""
    asked = request.resolver_match
    return asked is not None and asked.route != resolve(request.path_info).route
