"""What counts as a proof that it is the owner who asks, and what was posted before one was given.

To allauth only a proof counts that was asked for. A log-in of the last minutes counts here too,
where it was by what a proof is asked by: nobody gives the same password twice in a row. A letter's
code opens an account and proves nothing beside a password, nor a password beside a second key.

allauth keeps the form in the session and sends it once who is logged in has proved that it is
them. Who sat down at an open browser may have sent it and gone: the owner proves later, for
something else. So no proof does anything by itself. A form is shown once more, where its view says
that it does that; any other is forgotten, as are all when another page asks, and after a while.
"""

import time
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.http import url_has_allowed_host_and_scheme

#: Seconds that a form waits for a proof: as long as finding the phone with the codes takes.
WAITS: Final = 600
_SINCE: Final = "waits_since"
_SHOWN_AGAIN: Final = "shown_again"
_PROOFS: Final = frozenset(
    ("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn")
)


def shown_again[**Given, Answer: HttpResponseBase](
    view: Callable[Given, Answer],
) -> Callable[Given, Answer]:
    """A view that does nothing with a form that `waited`, but shows it once more."""
    setattr(view, _SHOWN_AGAIN, True)
    return view


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
        """A form replaces what waited by itself; allauth leaves it where a page is asked for.

        One that waits since never is forgotten where the proof is given.
        """
        if not isinstance(error, ReauthenticationRequired):
            return
        asked = request.resolver_match
        if request.method != "POST":
            request.session.pop(STATE_SESSION_KEY, None)
        elif asked is not None and hasattr(asked.func, _SHOWN_AGAIN):
            request.session[_SINCE] = time.time()
        else:
            request.session.pop(_SINCE, None)


def asked_for(request: HttpRequest) -> ResolverMatch | None:
    """The view that a proof is given for, by the address to go on to; None where there is none."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    if not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return None
    try:
        return resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        return None


def came_in_by_a_proof(request: HttpRequest) -> bool:
    """Whether who asks logged in within the time that a proof counts, by what one is asked by.

    No query where nobody logged in lately, else those for the account's password and keys.
    """
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    used = {record["method"] for record in records if record["at"] > since}
    if not used:
        return False
    asked = get_adapter().get_reauthentication_methods(request.user)
    # allauth's name of asking for the password; every other one asks for a second key.
    return any(("password" if way["id"] == "reauthenticate" else "mfa") in used for way in asked)


def waited(request: HttpRequest) -> bool:
    """Whether it was posted before the proof, and goes on now because of it."""
    asked = request.resolver_match
    return asked is not None and asked.route != resolve(request.path_info).route
