"""When a request cannot be served: every answer says what happened, what is safe, what to do."""

import sys
from http import HTTPStatus
from typing import Final

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_TOO_LARGE: Final = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
#: PostgreSQL does not answer, or has ended the connection.
_NO_DATABASE: Final = (OperationalError, InterfaceError)
RETRY_SECONDS: Final = 30


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request cannot be read: 413 where it is too large, 400 for anything else."""
    if isinstance(exception, _TOO_LARGE):
        return render(request, "413.html", status=HTTPStatus.CONTENT_TOO_LARGE)
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours: 503 while the database does not answer, else 500. Makes no query."""
    if isinstance(sys.exception(), _NO_DATABASE):
        page = render(request, "503.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
        page["Retry-After"] = str(RETRY_SECONDS)
        return page
    return render(request, "500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)
