"""Where push may be sent: a browser names the address, so it is checked like any stranger's.

Only HTTPS on its usual port, and only where every address behind the name is a public one. The
name is resolved once for a sending and the connection goes to the address that was checked: a name
that changes its mind in between leads nowhere else.
"""

import ipaddress
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from notifications.errors import ClosedAddress, NoAnswer

HTTPS: Final = 443
LONGEST: Final = 1_000
#: How long the name service is waited for.
PATIENCE_SECONDS: float = 4.0

#: As `socket.getaddrinfo` gives them: the address stands first in the last part.
type Found = tuple[int, int, int, str, tuple[str | int, ...] | tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Place:
    """An endpoint that was looked up: its parts, and the address to connect to."""

    #: Scheme, name and port, as in the claim `aud` of RFC 8292.
    origin: str
    secure: bool
    name: str
    address: str
    port: int
    #: Path and query.
    target: str


def look_up(endpoint: str) -> Place:
    """The place behind an endpoint; ClosedAddress where nothing may be sent, NoAnswer where the
    name service does not say.

    Asks the name service, so it may take seconds.
    """
    try:
        parts = urlsplit(endpoint)
        port, name = parts.port, parts.hostname or ""
    except ValueError:
        raise _closed() from None
    origin = f"{parts.scheme}://{parts.netloc}"
    ours = origin in settings.INKWELL_PUSH_ALSO
    usual = parts.scheme == "https" and port in (None, HTTPS) and "@" not in parts.netloc
    printable = endpoint.isascii() and endpoint.isprintable() and " " not in endpoint
    if not name or len(endpoint) > LONGEST or not printable or not (ours or usual):
        raise _closed()
    address = _address(name, private=ours)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(origin, parts.scheme == "https", name, address, port or HTTPS, target)


def _address(name: str, *, private: bool) -> str:
    """The first address of a name, if all of them are public."""
    try:
        found = _ask(name)
    except TimeoutError as error:
        raise _no_answer() from error
    except (OSError, UnicodeError) as error:
        if isinstance(error, socket.gaierror) and error.errno not in _NO_SUCH_NAME:
            raise _no_answer() from error
        raise _closed() from None
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not (private or all(is_public(each) for each in addresses)):
        raise _closed()
    return addresses[0]


def _ask(name: str) -> Sequence[Found]:
    """What the name service says; TimeoutError when it does not within PATIENCE_SECONDS.

    The system's own call takes no limit, so it is made in a thread that nobody waits for longer.
    """
    answers: SimpleQueue[Sequence[Found] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(socket.getaddrinfo(name, HTTPS, type=socket.SOCK_STREAM))
        except Exception as error:
            answers.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        found = answers.get(timeout=PATIENCE_SECONDS)
    except Empty:
        raise TimeoutError from None
    if isinstance(found, Exception):
        raise found
    return found


def is_public(address: str) -> bool:
    """Whether an address is one of the open net; an IPv4 one inside an IPv6 one counts itself."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    inner = (ip.ipv4_mapped or ip.sixtofour) if isinstance(ip, ipaddress.IPv6Address) else None
    if inner is not None:
        ip = inner
    closed = any(ip in network for network in _CLOSED)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or closed)


#: Not of the open net, whatever Python's table says: translated (RFC 6052), former site-local
#: (RFC 3879), for documents (RFC 9637), former relays (RFC 7526), ORCHIDv2 (RFC 7343).
_CLOSED: Final = tuple(
    map(
        ipaddress.ip_network,
        ("64:ff9b::/96", "fec0::/10", "3fff::/20", "192.88.99.0/24", "2001:20::/28"),
    )
)
#: What a name service says of a name that there is not; all else may be otherwise in a minute.
_NO_SUCH_NAME: Final = (socket.EAI_NONAME, socket.EAI_NODATA)


def _no_answer() -> NoAnswer:
    return NoAnswer("This browser's push service cannot be looked up now. Try again in a minute.")


def _closed() -> ClosedAddress:
    return ClosedAddress("This browser's push service has no address that we may send to.")
