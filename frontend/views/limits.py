"""Too often: says when it may be tried again."""

from datetime import timedelta
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.limits import seconds_left
from frontend.phrases import span

#: What is counted at which page; elsewhere only wrong passwords are.
_ACTIONS: Final = {
    "account_signup": ("signup",),
    "account_signup_by_passkey": ("signup",),
    "account_reset_password": ("reset_password",),
    "account_reset_password_from_key": ("reset_password_from_key",),
    "account_request_login_code": ("request_login_code",),
    "account_change_password": ("change_password",),
    "account_set_password": ("change_password",),
    "account_email": ("manage_email", "confirm_email"),
    "account_reauthenticate": ("reauthenticate",),
}


def too_many(request: HttpRequest) -> HttpResponse:
    """429 with the time that is left."""
    match = request.resolver_match
    actions = _ACTIONS.get(
        match.url_name or "" if match else "", ("login", "login_failed", "guess")
    )
    seconds = seconds_left(request, actions=actions)
    # Rounded up, so that nobody comes back too early.
    whole = seconds if seconds < 60 else -(-seconds // 60) * 60
    context = {"wait": span(timedelta(seconds=whole))}
    response = render(request, "429.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(seconds)
    return response
