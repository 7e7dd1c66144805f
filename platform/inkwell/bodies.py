"""An answer that comes before the request was read is never seen by a browser.

A server that closes a connection with something unread in it resets it, and the browser shows a
fault of the network where a sentence was meant: that a picture is too large, that its sender was
logged out meanwhile. So whatever a view left unread is read to its end, and kept nowhere.
"""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponseBase

#: What nobody sends by a slip is not waited for.
MOST_BYTES: Final = 100 * 1024 * 1024
_CHUNK_BYTES: Final = 64 * 1024


def heard_out(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Read what is left of a request before its answer goes out."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and 0 < int(length) <= MOST_BYTES:
            _read_to_its_end(request)
        return response

    return respond


def _read_to_its_end(request: HttpRequest) -> None:
    try:
        while request.read(_CHUNK_BYTES):
            pass
    except OSError:
        # Who sent it is gone, and with them whoever would read the answer.
        return
