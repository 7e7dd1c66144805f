"""Sending to a browser: encrypted for it alone (RFC 8291), signed by us, one request, no detours.

The connection goes to the address that was checked, with the certificate of the name. Nothing that
the push service answers is read but its status, and no redirect is followed.
"""

import socket
import ssl
from datetime import datetime, timedelta
from enum import Enum
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Final

from pywebpush import WebPusher

from notifications.endpoints import Place, look_up
from notifications.errors import ClosedAddress
from notifications.models import PushSubscription
from notifications.vapid import signature

#: How long a push service keeps what a sleeping device cannot take.
KEPT: Final = timedelta(days=1)
_PATIENCE_SECONDS: Final = 10.0


class Outcome(Enum):
    """What became of one message."""

    TAKEN = "taken"
    #: The browser is there no more, or its address may not be sent to.
    GONE = "gone"
    FAILED = "failed"


def send(browser: PushSubscription, *, message: bytes, topic: str, now: datetime) -> Outcome:
    """Send one message; a later one of the same topic takes the place of one not yet delivered.

    `topic` is at most 32 letters of base64url (RFC 8030).
    """
    try:
        place = look_up(browser.endpoint)
    except ClosedAddress:
        return Outcome.GONE
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
        status = _post(place, body, headers)
    except (OSError, HTTPException):
        return Outcome.FAILED
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return Outcome.GONE
    return Outcome.TAKEN if 200 <= status < 300 else Outcome.FAILED


def _post(place: Place, body: bytes, headers: dict[str, str]) -> int:
    connection = HTTPConnection(place.name, place.port, timeout=_PATIENCE_SECONDS)
    try:
        plain = socket.create_connection((place.address, place.port), _PATIENCE_SECONDS)
        connection.sock = plain
        if place.secure:
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(plain, server_hostname=place.name)
        host = place.origin.partition("://")[2]
        connection.request("POST", place.target, body, headers | {"Host": host})
        return connection.getresponse().status
    finally:
        connection.close()
