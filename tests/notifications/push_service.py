"""A push service of the tests' own, and a browser that reads what it is sent."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from os import urandom

import http_ece
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid.utils import b64urlencode

#: How long closing the service takes at most.
POLL_SECONDS = 0.01


@dataclass
class Received:
    """One request."""

    path: str
    headers: dict[str, str]
    body: bytes


class Browser:
    """The keys that a browser makes when it subscribes (RFC 8291)."""

    def __init__(self) -> None:
        self._key = generate_private_key(SECP256R1())
        self._secret = urandom(16)
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.p256dh = str(b64urlencode(point))
        self.auth = str(b64urlencode(self._secret))

    def read(self, received: Received) -> str:
        """The message in the clear."""
        clear: bytes = http_ece.decrypt(
            received.body, private_key=self._key, auth_secret=self._secret, version="aes128gcm"
        )
        return clear.decode()


@dataclass
class PushService:
    """What it got so far, and what it answers."""

    origin: str = ""
    status: int = 201
    location: str = ""
    #: What Retry-After says; "" for nothing.
    retry_after: str = ""
    #: Whether it answers byte by byte and never to the end.
    drips: bool = False
    #: Answered to the first requests, one each, before `status`.
    first: list[int] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[PushService]:
    """A push service on a port of its own."""
    service = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            service.received.append(Received(self.path, headers, body))
            if service.drips:
                self._drip()
                return
            self.send_response(service.first.pop(0) if service.first else service.status)
            if service.location:
                self.send_header("Location", service.location)
            if service.retry_after:
                self.send_header("Retry-After", service.retry_after)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _drip(self) -> None:
            with suppress(OSError):
                self.wfile.write(b"HTTP/1.1 201 Created\r\nX-Slow: ")
                for _ in range(200):
                    self.wfile.write(b".")
                    time.sleep(0.05)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.origin = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(POLL_SECONDS,))
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
