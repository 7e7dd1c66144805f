"""How a request and its answer travel: four bytes of length, big endian, then a JSON object.

Both ends give the whole exchange one deadline and the other end a limit, so nobody can hold them.
"""

import json
import socket
import time
from typing import Any

MAX_BYTES = 65_536
_LENGTH_BYTES = 4


class BrokenExchange(Exception):
    """The other end sent something that is no message, or too slowly, or too much."""


def deadline_in(seconds: float) -> float:
    """A deadline, on the monotonic clock, for `receive`."""
    return time.monotonic() + seconds


def send(connection: socket.socket, message: dict[str, Any], *, deadline: float) -> None:
    """Send one message; BrokenExchange when the other end does not take it in time."""
    data = json.dumps(message, ensure_ascii=True).encode("ascii")
    try:
        connection.settimeout(_left(deadline))
        connection.sendall(len(data).to_bytes(_LENGTH_BYTES, "big") + data)
    except OSError as error:
        raise BrokenExchange(f"The message could not be sent: {error}.") from error


def receive(connection: socket.socket, *, deadline: float) -> dict[str, Any]:
    """Receive one message; BrokenExchange when it is late, too long, cut off or no JSON object."""
    length = int.from_bytes(_receive_bytes(connection, _LENGTH_BYTES, deadline), "big")
    if length > MAX_BYTES:
        raise BrokenExchange(f"A message has at most {MAX_BYTES} bytes, not {length}.")
    data = _receive_bytes(connection, length, deadline)
    try:
        message = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BrokenExchange("The message is not JSON.") from error
    if not isinstance(message, dict):
        raise BrokenExchange("The message is not a JSON object.")
    return message


def _receive_bytes(connection: socket.socket, count: int, deadline: float) -> bytes:
    data = b""
    while len(data) < count:
        try:
            connection.settimeout(_left(deadline))
            part = connection.recv(count - len(data))
        except OSError as error:
            raise BrokenExchange(f"The message did not come: {error}.") from error
        if not part:
            raise BrokenExchange("The other end closed in the middle of a message.")
        data += part
    return data


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("the time is up")
    return left
