"""What each process of the demo is told: its command line and its environment.

Each gets the least that it needs: only the worker knows the signer's socket, only the signer the
folder of keys, and each has its own database login. No secret stands on a command line.
"""

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inkwell.demo.crew import Member
from inkwell.demo.folder import DemoFolder
from inkwell.embedded.children import Command
from inkwell.embedded.ports import LOOPBACK

ROOT: Final = Path(__file__).resolve().parents[3]
ORIGIN: Final = "localhost/inkwell-demo"
RULE_SET: Final = "inkwell-demo"
#: A socket's path has 107 bytes at most, and the signer binds it with `.new` behind it first.
_LONGEST_SOCKET_PATH: Final = 103
_WORKER: Final = ("worker", "--loglevel=INFO", "--without-mingle", "--without-gossip")
#: Its people did in minutes what takes days elsewhere, and its visitors go on from there.
PACE_TIMES: Final = 10
_OURS: Final = ("PG", "INKWELL_", "DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the services are: a database URL for each login, and the broker."""

    web: str
    worker: str
    migrator: str
    broker: str
    #: Role to assume after connecting, where one login serves all.
    role: str


@dataclass(frozen=True, slots=True)
class Site:
    """Everything the commands below are made from."""

    folder: DemoFolder
    addresses: Addresses
    port: int
    socket: Path

    @property
    def url(self) -> str:
        """Where the site answers."""
        return f"http://{LOOPBACK}:{self.port}/"

    @property
    def named_url(self) -> str:
        """The same by a name: browsers allow no passkeys for a bare address."""
        return f"http://localhost:{self.port}/"

    def step(self, *words: str, database: str, role: str = "", **more: str) -> Command:
        """A management command that runs to its end, under the login of `database`."""
        environment = self._environment(DATABASE_URL=database, INKWELL_DATABASE_ROLE=role, **more)
        return Command(
            [sys.executable, "manage.py", *words],
            environment=environment,
            log=self.folder.log(words[0]),
            stop_signal=signal.SIGKILL,
            directory=ROOT,
        )

    def signer(self) -> Member:
        """The signer: it alone has the keys, and neither database nor broker."""
        return Member(
            "signer",
            Command(
                [sys.executable, "-m", "ledger.signer", "--init"]
                + ["--socket", str(self.socket), "--keys", str(self.folder.path / "signer")],
                environment=_outside() | {"INKWELL_ORIGIN": ORIGIN},
                log=self.folder.log("signer"),
                directory=ROOT,
            ),
            is_needed=True,
        )

    def worker(self) -> Member:
        """The worker: pays and seals."""
        return Member(
            "worker",
            self._celery(
                [*_WORKER, "--concurrency=2", "--queues=celery", "--hostname=worker@%h"],
                DATABASE_URL=self.addresses.worker,
                INKWELL_DATABASE_ROLE=self.addresses.role,
                INKWELL_SIGNER_SOCKET=str(self.socket),
            ),
            # A job that takes longer is cut off and is due again: PostgreSQL knows what is done.
            patience_seconds=4,
        )

    def messenger(self) -> Member:
        """The worker that carries letters and pushes news: it neither pays nor seals."""
        return Member(
            "messenger",
            self._celery(
                [*_WORKER, "--concurrency=1", "--queues=outside", "--hostname=messenger@%h"],
                log="messenger",
                DATABASE_URL=self.addresses.web,
                INKWELL_DATABASE_ROLE=self.addresses.role,
            ),
            patience_seconds=4,
        )

    def beat(self) -> Member:
        """Beat: sends hints, knows no database."""
        schedule = self.folder.path / "beat"
        return Member("beat", self._celery(["beat", f"--schedule={schedule}", "--pidfile="]))

    def web(self) -> Member:
        """The web server."""
        return Member(
            "web",
            Command(
                [sys.executable, "-m", "gunicorn", "inkwell.wsgi:application"]
                + ["--bind", f"{LOOPBACK}:{self.port}", "--workers=2", "--threads=4"]
                + ["--graceful-timeout=3", "--no-control-socket"],
                environment=self._environment(
                    DATABASE_URL=self.addresses.web, INKWELL_DATABASE_ROLE=self.addresses.role
                ),
                log=self.folder.log("web"),
                directory=ROOT,
            ),
        )

    def _celery(self, words: list[str], *, log: str = "", **more: str) -> Command:
        return Command(
            [sys.executable, "-m", "celery", "-A", "inkwell", *words],
            environment=self._environment(**more),
            log=self.folder.log(log or words[0]),
            # Should the supervisor be killed, waiting for jobs to end is no use: they resume.
            stop_signal=signal.SIGKILL,
            directory=ROOT,
        )

    def _environment(self, **more: str) -> dict[str, str]:
        return _outside() | {
            "DJANGO_SETTINGS_MODULE": "inkwell.settings",
            "INKWELL_SECRET_KEY": self.folder.secret("django"),
            "INKWELL_RULE_SET": RULE_SET,
            "INKWELL_ORIGIN": ORIGIN,
            "INKWELL_LOG": str(self.folder.path / "log"),
            "INKWELL_MEDIA": str(self.folder.path / "media"),
            "INKWELL_VAPID": str(self.folder.path / "push"),
            "INKWELL_SHOW_MAIL": "1",
            "INKWELL_LIVELY": "1",
            "INKWELL_PACE_TIMES": str(PACE_TIMES),
            "INKWELL_SITE": self.named_url,
            "REDIS_URL": self.addresses.broker,
            **more,
        }


@contextmanager
def socket_path(folder: DemoFolder) -> Iterator[Path]:
    """Where the signer listens, with its public keys beside it.

    In the folder; where that path is too long for a socket, in a short one that is removed
    afterwards. One that a killed demo left behind is removed, too.
    """
    path = folder.path / "signer.sock"
    if len(os.fsencode(path)) <= _LONGEST_SOCKET_PATH:
        yield path
        return
    noted = folder.path / "socket-folder"
    if noted.exists():
        shutil.rmtree(noted.read_text(), ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="inkwell-", ignore_cleanup_errors=True) as short:
        noted.write_text(short)
        yield Path(short) / "signer.sock"
    noted.unlink(missing_ok=True)


def known_socket(folder: DemoFolder) -> Path:
    """Where the signer of the demo that runs from the folder listens."""
    noted = folder.path / "socket-folder"
    return (Path(noted.read_text()) if noted.exists() else folder.path) / "signer.sock"


def _outside() -> dict[str, str]:
    """The environment without what we set ourselves, process by process."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
