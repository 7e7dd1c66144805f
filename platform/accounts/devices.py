"""Which browsers an account is known in: a signed cookie of the browser's own.

A thief with the password comes without the cookie, and the owner hears of it. No list of devices
is kept on the server, and nobody but the site can make the cookie.
"""

from datetime import timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse

from accounts.models import Account

COOKIE: Final = "known"
_SALT: Final = "accounts.devices"
_AGE: Final = timedelta(days=365)
_MOST: Final = 10


def is_known(request: HttpRequest, account: Account) -> bool:
    """Whether this account signed in here before."""
    return str(account.pk) in _known(request)


def remember(response: HttpResponse, *, request: HttpRequest, account: Account) -> None:
    """Know the account in this browser from now on."""
    others = [key for key in _known(request) if key != str(account.pk)]
    response.set_signed_cookie(
        COOKIE,
        "/".join([str(account.pk), *others][:_MOST]),
        salt=_SALT,
        max_age=_AGE,
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )


def _known(request: HttpRequest) -> list[str]:
    value = request.get_signed_cookie(COOKIE, default="", salt=_SALT, max_age=_AGE)
    return str(value).split("/") if value else []
