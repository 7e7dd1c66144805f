"""Free ports on the loopback address.

Asking the kernel for a free port and then closing it can lose the port to another process. A
`Reservation` keeps the port bound without listening until the server, which like every server
sets SO_REUSEADDR, has bound it too.
"""

import contextlib
import socket
from types import TracebackType
from typing import Self

LOOPBACK = "127.0.0.1"


class Reservation:
    """A port that is ours: `port` is taken until the reservation is closed."""

    def __init__(self, port: int = 0) -> None:
        """Bind `port`, or any free one for 0; OSError when another process listens there."""
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._socket.bind((LOOPBACK, port))
        except OSError:
            self._socket.close()
            raise
        self.port: int = self._socket.getsockname()[1]

    def close(self) -> None:
        """Let go of the port."""
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def reserve(*preferred: int) -> Reservation:
    """Reserve the first of the preferred ports that is free, else any free port."""
    for port in preferred:
        with contextlib.suppress(OSError):
            return Reservation(port)
    return Reservation()
