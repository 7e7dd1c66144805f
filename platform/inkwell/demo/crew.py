"""The processes of the demo: started in order, watched, stopped before those whom they need."""

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from inkwell.embedded import children
from inkwell.embedded.children import Command

_RESTARTS_AT_MOST: Final = 3
_RESTARTS_FORGOTTEN_AFTER_SECONDS: Final = 60.0


class CrewError(Exception):
    """A process keeps stopping, or one that all others need is gone; the message says which."""


def _together(actions: Iterable[Callable[[], None]]) -> None:
    """Do all of it at once and wait for the slowest."""
    started = [threading.Thread(target=action) for action in actions]
    for each in started:
        each.start()
    for each in started:
        each.join()


class Server(Protocol):
    """A database or broker that runs beside the crew."""

    @property
    def process(self) -> subprocess.Popen[str]:
        """The running process."""

    def stop(self) -> None:
        """Stop it in good order."""


@dataclass
class Bystander:
    """A server with the way to start it again at the same address."""

    server: Server
    again: Callable[[], Server]
    restarts: list[float] = field(default_factory=list)


@dataclass
class Member:
    """One process that is started again when it stops by itself."""

    name: str
    command: Command
    patience_seconds: float = 10.0
    stop_signal: signal.Signals = signal.SIGTERM
    #: Others ask it for something, so it stops after them.
    is_needed: bool = False
    process: subprocess.Popen[str] | None = None
    restarts: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start the process."""
        self.process = children.start(self.command)

    def stop(self) -> None:
        """Stop the process and wait for it."""
        if self.process is not None:
            children.stop(
                self.process,
                stop_signal=self.stop_signal,
                patience_seconds=self.patience_seconds,
            )


class Crew:
    """All processes of one demo."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._servers: dict[str, Bystander] = {}
        self._members: list[Member] = []

    def add_server(self, name: str, server: Server, *, again: Callable[[], Server]) -> None:
        """Look after a server that is running already; `again` starts it where it was."""
        self._servers[name] = Bystander(server, again)

    def add(self, member: Member) -> None:
        """Start a member and look after it."""
        self._members.append(member)
        member.start()

    def watch(self) -> None:
        """Start again whoever stopped; CrewError when that does not help."""
        for name, standing in self._servers.items():
            if standing.server.process.poll() is not None:
                self._count(name, standing.restarts)
                standing.server = standing.again()
        for member in self._members:
            if member.process is not None and member.process.poll() is not None:
                self._restart(member)

    def stop(self) -> None:
        """Stop everybody before those whom they need, and at once where nobody needs another."""
        _together(member.stop for member in self._members if not member.is_needed)
        _together(member.stop for member in self._members if member.is_needed)
        _together(standing.server.stop for standing in self._servers.values())

    def _restart(self, member: Member) -> None:
        log = member.command.log
        self._count(member.name, member.restarts, log=log)
        if member.process is not None:
            # A web server that was killed leaves workers behind, and they hold its port.
            children.end_group(member.process)
        member.start()

    def _count(self, name: str, restarts: list[float], *, log: Path | None = None) -> None:
        """Note one more restart; CrewError when there were too many within a minute."""
        now = time.monotonic()
        restarts[:] = [then for then in restarts if now - then < _RESTARTS_FORGOTTEN_AFTER_SECONDS]
        if len(restarts) == _RESTARTS_AT_MOST:
            more = f"; its log is {log}:\n{children.tail(log)}" if log else "."
            raise CrewError(f"{name} keeps stopping{more}")
        restarts.append(now)
        self._say(f"{name} stopped by itself and is started again.")
