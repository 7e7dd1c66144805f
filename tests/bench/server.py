"""A throw-away PostgreSQL for benchmarks: as the demo starts it, durable, with room for its log.

Unlike the tests' server this one waits for the disk, because a transfer that nobody can lose is
what is measured. Each benchmark gets a migrated database of its own, and Django works in it under
the application's role, as the site does.
"""

import itertools
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import dj_database_url
import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from inkwell.embedded import postgres
from inkwell.embedded.ports import Reservation

APPLICATION: Final = "inkwell_application"
_TEMPLATE: Final = "bench"
_SETTINGS: Final = (
    "max_wal_size = '16GB'",
    "checkpoint_timeout = '30min'",
    # How long the functions took in which a part of a measure is left out.
    "track_functions = 'pl'",
)
# As where the goals were found (performance.md): what is measured lies in the server's memory.
_SHARED_BUFFERS: Final = "3GB"
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Database:
    """A database of one benchmark's own, where the server's tools are, and a folder for files."""

    url: str
    postmaster: int
    binaries: Path
    scratch: Path

    def connect(self) -> psycopg.Connection[tuple[object, ...]]:
        """A connection of the superuser, committing each statement."""
        return psycopg.connect(self.url, autocommit=True)


@dataclass(frozen=True, slots=True)
class Bench:
    """A running server that gives each benchmark a database."""

    server: postgres.Server
    installation: postgres.Installation
    folder: Path
    _kept: set[str] = field(default_factory=set)

    @contextmanager
    def kept(self, name: str, fill: Callable[[Database], None]) -> Iterator[Database]:
        """A database that is made and filled once in a run, for those that only read."""
        if name not in self._kept:
            self._administer("CREATE DATABASE {} TEMPLATE {}", name, _TEMPLATE)
            with self._connected(name) as database:
                fill(database)
            self._kept.add(name)
        with self._connected(name) as database:
            yield database

    @contextmanager
    def database(self, *, migrated: bool = True) -> Iterator[Database]:
        """A fresh database, by default with all tables and Django connected to it."""
        name = f"{_TEMPLATE}_{next(_numbers)}"
        self._administer(
            "CREATE DATABASE {} TEMPLATE {}", name, _TEMPLATE if migrated else "template1"
        )
        with self._connected(name) as database:
            yield database
        self._administer("DROP DATABASE {} WITH (FORCE)", name)

    @contextmanager
    def _connected(self, name: str) -> Iterator[Database]:
        url = self.server.url(database=name)
        binaries, process = self.installation.binaries, self.server.process
        with _django_connected(url, role=APPLICATION):
            yield Database(url, process.pid, binaries, self.folder)

    def _administer(self, statement: str, *names: str) -> None:
        with psycopg.connect(
            self.server.url(database="postgres"), autocommit=True
        ) as administrator:
            identifiers = map(sql.Identifier, names)
            administrator.execute(sql.SQL(statement).format(*identifiers))


@contextmanager
def bench_server() -> Iterator[Bench]:
    """Start the server and migrate the template; everything is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="inkwell-bench-"))
    password = secrets.token_urlsafe(16)
    with Reservation() as reservation:
        installation = postgres.install(folder)
        log = folder / "postgres.log"
        server = postgres.start(
            installation,
            port=reservation.port,
            password=password,
            log=log,
            shared_buffers=_SHARED_BUFFERS,
        )
    bench = Bench(server, installation, folder)
    try:
        with psycopg.connect(server.url(database="postgres"), autocommit=True) as administrator:
            for setting in _SETTINGS:
                administrator.execute(f"ALTER SYSTEM SET {setting}".encode())
            administrator.execute("SELECT pg_reload_conf()")
            administrator.execute(f"CREATE DATABASE {_TEMPLATE}".encode())
        with _django_connected(server.url(database=_TEMPLATE), role=""):
            call_command("migrate", verbosity=0, interactive=False)
        yield bench
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _django_connected(url: str, *, role: str) -> Iterator[None]:
    """Point Django's default connection, in every thread, at a database and a role."""
    settings = connection.settings_dict
    before = settings.copy()
    connection.close()
    # Kept from one request to the next, as on the site.
    parsed = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    settings.update(parsed, OPTIONS={"assume_role": role} if role else {})
    try:
        yield
    finally:
        connection.close()
        settings.update(before)
