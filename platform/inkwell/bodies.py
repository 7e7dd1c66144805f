"""An answer that comes before the request was read is never seen by a browser.

A server that closes a connection with something unread in it resets it, and the browser shows a
fault of the network where a sentence was meant: that a picture is too large, that its sender was
logged out meanwhile. So whatever a view left unread is read to its end, and kept nowhere.

It is read of what browsers send a body with, and for a while: else a few connections that send a
byte now and then would keep every thread of the server waiting.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Final

from django.http import HttpRequest, HttpResponseBase

#: What nobody sends by a slip is not waited for.
MOST_BYTES: Final = 100 * 1024 * 1024
#: As long as sending the largest picture takes on a slow line.
MOST_SECONDS: Final = 60.0
_CHUNK_BYTES: Final = 64 * 1024


def heard_out(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Read what is left of a request before its answer goes out."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if request.method == "POST" and length.isdecimal() and 0 < int(length) <= MOST_BYTES:
            with _given_up(request, after=MOST_SECONDS):
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


@contextmanager
def _given_up(request: HttpRequest, *, after: float) -> Iterator[None]:
    """Let what is sent end after so many seconds: nothing more is received, the answer goes out.

    WSGI knows no deadline, so this needs the connection, which gunicorn names. Other servers are
    for tests alone.
    """
    connection = request.META.get("gunicorn.socket")
    if connection is None:
        yield
        return

    def end() -> None:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RD)

    timer = Timer(after, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
