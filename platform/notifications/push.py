"""Sending to a browser: encrypted for it alone (RFC 8291), signed by us, one request, no detours.

The connection goes to the address that was checked, with the certificate of the name. Nothing that
the push service answers is read but its status and Retry-After, and no redirect is followed.
"""

import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from math import ceil
from threading import Event, Timer
from time import monotonic
from typing import Final

from pywebpush import WebPusher

from notifications.endpoints import Place, look_up
from notifications.errors import ClosedAddress, NoAnswer
from notifications.models import PushSubscription
from notifications.vapid import signature

#: How long a push service keeps what a sleeping device cannot take.
KEPT: Final = timedelta(days=1)
#: For the whole exchange, however slowly its parts arrive.
PATIENCE_SECONDS: float = 10.0
#: Refusals, besides all from 500 on, that do not last.
_FOR_NOW: Final = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS)


class Outcome(Enum):
    """What became of one message."""

    TAKEN = "taken"
    #: The browser is there no more, or its address may not be sent to.
    GONE = "gone"
    #: The push service is busy, broken or cannot be reached: the same may be taken later.
    LATER = "later"
    #: It will not be taken in this form.
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one message, and how many seconds to wait before the same is sent again."""

    outcome: Outcome
    wait_seconds: int = 0


def send(browser: PushSubscription, *, message: bytes, topic: str, now: datetime) -> Answer:
    """Send one message; a later one of the same topic takes the place of one not yet delivered.

    `topic` is at most 32 letters of base64url (RFC 8030).
    """
    try:
        place = look_up(browser.endpoint)
    except NoAnswer:
        return Answer(Outcome.LATER)
    except ClosedAddress:
        return Answer(Outcome.GONE)
    info = {"endpoint": browser.endpoint, "keys": {"p256dh": browser.p256dh, "auth": browser.auth}}
    body: bytes = WebPusher(info).encode(message)["body"]
    headers = signature(place.origin, now=now) | {
        "Content-Type": "application/octet-stream",
        "Content-Encoding": "aes128gcm",
        "TTL": str(int(KEPT.total_seconds())),
        "Topic": topic,
        "Urgency": "normal",
    }
    try:
        status, asked = _post(place, body, headers)
    except (OSError, HTTPException):
        return Answer(Outcome.LATER)
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return Answer(Outcome.GONE)
    if status in _FOR_NOW or status >= 500:
        return Answer(Outcome.LATER, asked_wait(asked, now=now))
    return Answer(Outcome.TAKEN if 200 <= status < 300 else Outcome.FAILED)


def asked_wait(header: str, *, now: datetime) -> int:
    """The seconds that a Retry-After names, as a number or as a date (RFC 9110 10.2.3).

    0 where it names none, or a moment that is over.
    """
    text = header.strip()
    if text.isascii() and text.isdecimal():
        return int(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0, ceil((aware - now).total_seconds()))


def _post(place: Place, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    """The status, and what Retry-After says."""
    connection = HTTPConnection(place.name, place.port)
    begun, is_late = monotonic(), Event()
    plain = socket.create_connection((place.address, place.port), PATIENCE_SECONDS)
    line = _secured(plain, name=place.name) if place.secure else plain
    connection.sock = line
    # A limit of each read alone would let a byte every few seconds hold a worker for ever.
    cut = Timer(PATIENCE_SECONDS - (monotonic() - begun), _cut, [line, is_late])
    cut.daemon = True
    cut.start()
    try:
        if isinstance(line, ssl.SSLSocket):
            line.do_handshake()
        host = place.origin.partition("://")[2]
        connection.request("POST", place.target, body, headers | {"Host": host})
        answer = connection.getresponse()
        if is_late.is_set():
            # The end that was cut looks like the end of the headers.
            raise TimeoutError
        return answer.status, answer.headers.get("Retry-After", "")
    finally:
        cut.cancel()
        connection.close()


def _secured(plain: socket.socket, *, name: str) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    return context.wrap_socket(plain, server_hostname=name, do_handshake_on_connect=False)


def _cut(line: socket.socket, is_late: Event) -> None:
    """End an exchange from outside: what is being read or written fails at once."""
    is_late.set()
    with suppress(OSError):
        # The socket's own, below TLS, which would send a farewell and wait for the answer.
        socket.socket.shutdown(line, socket.SHUT_RDWR)
