"""The servers the tests need: PostgreSQL and Valkey, thrown away afterwards.

Before Django reads its settings, DATABASE_URL and REDIS_URL are pointed at ports reserved here;
the servers themselves start at the first test that asks for them, so tests of arithmetic start
in a moment. Set either variable and that server is used instead and ours is not started.
"""

import atexit
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

import pytest

from inkwell.embedded import postgres, valkey
from inkwell.embedded.ports import LOOPBACK, Reservation

#: Which addresses a parent process filled in by itself.
_FILLED_IN: Final = "INKWELL_TEST_OWN_SERVERS"

pytest_plugins = [
    "tests.plugin.database",
    "tests.plugin.furnished",
    "tests.plugin.processes",
    "tests.plugin.sites",
    "tests.plugin.countries",
    "tests.plugin.browser",
]


class Services:
    """Both servers, each started once and stopped at exit."""

    def __init__(self) -> None:
        self.password: Final = secrets.token_urlsafe(16)
        self.database_url = ""
        self._reservations: dict[str, Reservation] = {}

    @cached_property
    def folder(self) -> Path:
        """A folder of this run, gone when the interpreter is."""
        made = Path(tempfile.mkdtemp(prefix="inkwell-test-"))
        atexit.register(shutil.rmtree, made, ignore_errors=True)
        return made

    def announce(self) -> None:
        """Fill in the addresses that the environment does not give.

        A process of pytest-xdist inherits what its parent reserved for itself, and starts its own.
        """
        for name in os.environ.pop(_FILLED_IN, "").split():
            del os.environ[name]
        missing = [name for name in ("DATABASE_URL", "REDIS_URL") if name not in os.environ]
        os.environ[_FILLED_IN] = " ".join(missing)
        if "DATABASE_URL" in missing:
            port = self._reserve("postgres")
            os.environ["DATABASE_URL"] = (
                f"postgresql://{postgres.SUPERUSER}:{self.password}@{LOOPBACK}:{port}/postgres"
            )
        self.database_url = os.environ["DATABASE_URL"]
        if "REDIS_URL" in missing:
            port = self._reserve("valkey")
            os.environ["REDIS_URL"] = valkey.address(port=port, password=self.password)
        os.environ.setdefault("INKWELL_SECRET_KEY", self.password)
        # Each test has its own world; what one remembers is not the next one's.
        os.environ["INKWELL_PAGE_SECONDS"] = "0"
        os.environ["INKWELL_RULES_SECONDS"] = "0"
        os.environ["INKWELL_MEDIA"] = str(self.folder / "media")

    def start_postgres(self) -> None:
        """Start PostgreSQL unless it runs or the environment named one."""
        if reservation := self._reservations.pop("postgres", None):
            server = postgres.start(
                postgres.install(self.folder),
                port=reservation.port,
                password=self.password,
                log=self.folder / "postgres.log",
                durable=False,
            )
            atexit.register(server.stop)
            reservation.close()

    def start_valkey(self) -> None:
        """Start Valkey unless it runs or the environment named one."""
        if reservation := self._reservations.pop("valkey", None):
            server = valkey.start(
                port=reservation.port,
                password=self.password,
                log=self.folder / "valkey.log",
                directory=self.folder,
            )
            atexit.register(server.stop)
            reservation.close()

    def _reserve(self, name: str) -> int:
        reservation = self._reservations[name] = Reservation()
        atexit.register(reservation.close)
        return reservation.port


SERVICES: Final = Services()


#: Of what takes half an hour in all, the usual run tries every so many.
ONE_IN: Final = 16


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--whole`: every published attack and string instead of one in sixteen."""
    parser.addoption("--whole", action="store_true", help="try all published attacks and strings")


@pytest.fixture(scope="session")
def every(request: pytest.FixtureRequest) -> int:
    """The step at which long lists of attacks are walked: 1 with `--whole`."""
    return 1 if request.config.getoption("--whole") else ONE_IN


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Set the addresses before pytest-django imports the settings."""
    SERVICES.announce()


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark whatever uses the database or the broker, directly or not; begin with the files that
    take long, so that no process of several is left alone with one at the end.
    """
    used = {"db", "committed_db", "celery_worker", "broker", "site"}
    for item in items:
        if isinstance(item, pytest.Function) and used & set(item.fixturenames):
            item.add_marker(pytest.mark.services)
    yield
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def broker() -> str:
    """The address of a running Valkey or Redis."""
    SERVICES.start_valkey()
    return os.environ["REDIS_URL"]
