"""``./run demo``: start everything, say where it is, keep it running, leave nothing behind.

Runs before Django: it makes the very database that the settings name. One process holds the lock
of the data folder and is the parent of all others, which the kernel ends should it be killed.
"""

import argparse
import contextlib
import os
import shutil
import signal
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Final

from inkwell import assets
from inkwell.demo.crew import Crew, CrewError
from inkwell.demo.folder import AlreadyRunning, DemoFolder, NoDemoFolder
from inkwell.demo.processes import Addresses, Site, socket_path
from inkwell.demo.provision import DATABASE, MIGRATOR, WEB, WORKER, provision
from inkwell.embedded import children, postgres, valkey
from inkwell.embedded.children import Command
from inkwell.embedded.ports import Reservation, reserve

FAILED: Final = 1
RUNS_ALREADY: Final = 3
_PREFERRED_PORT: Final = 8000
_STARTS_AT_MOST: Final = 3
_WEB_SECONDS: Final = 90
_WATCH_SECONDS: Final = 0.5


class DemoError(Exception):
    """The demo cannot go on; the message says why and what to do."""


class Stopped(BaseException):
    """Somebody asked the demo to stop."""


def main(arguments: Sequence[str]) -> int:
    """Run the demo until it is stopped; return the exit status."""
    options = _parser().parse_args(arguments)
    children.die_with_parent(signal.SIGTERM, parent=os.getppid())
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _raise_stopped)
    try:
        folder = DemoFolder(options.data)
        folder.lock()
    except NoDemoFolder as reason:
        print(f"Inkwell cannot run: {reason}", file=sys.stderr)
        return FAILED
    except AlreadyRunning as other:
        print(other)
        return RUNS_ALREADY
    crew = Crew(_say)
    with contextlib.ExitStack() as leaving:
        try:
            if options.fresh:
                _empty(folder)
            socket = leaving.enter_context(socket_path(folder))
            leaving.callback(crew.stop)
            leaving.callback(_ignore_signals)
            _run(folder, crew=crew, port=options.port, socket=socket)
        except Stopped:
            _say("Stopping.")
        except (
            DemoError,
            CrewError,
            assets.AssetsError,
            postgres.PostgresError,
            valkey.ValkeyError,
        ) as error:
            print(f"Inkwell cannot run: {error}", file=sys.stderr)
            return FAILED
    _say("Stopped; the data is kept.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run demo", description="Run Inkwell on this machine.")
    parser.add_argument("--port", type=_port, help="port of the site (default: the last or 8000)")
    parser.add_argument("--data", type=Path, default=Path("var"), help="folder (default: var/)")
    parser.add_argument("--fresh", action="store_true", help="forget earlier data and begin anew")
    return parser


def _port(text: str) -> int:
    """A port as it was typed; argparse says what is wrong with any other."""
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= 65_535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a number from 1 to 65535")
    return int(text)


def _empty(folder: DemoFolder) -> None:
    """Forget everything; not where the database is somebody's own, which only they can empty."""
    if os.environ.get("DATABASE_URL"):
        raise DemoError(
            "--fresh cannot empty the database that DATABASE_URL names: name an empty one, or"
            " start without --fresh."
        )
    folder.empty()


def _run(folder: DemoFolder, *, crew: Crew, port: int | None, socket: Path) -> None:
    """Start everything in order and watch it; returns only by an exception."""
    with _web_port(folder, wanted=port) as reservation:
        _say("Building the front end" if assets.build() else "The front end is built")
        seeded = folder.path / "seeded"
        site = Site(
            folder,
            _services(folder, crew=crew, keep=seeded.exists()),
            reservation.port,
            socket,
        )
        _migrate_and_seed(site, crew=crew, seeded=seeded)
        crew.add(site.worker())
        crew.add(site.messenger())
        crew.add(site.beat())
        crew.add(site.web())
        _wait_for_web(site, crew=crew)
    folder.keep_port("web", port=site.port)
    folder.announce(f"Inkwell runs already at {site.url} (process {os.getpid()}).")
    _say(f"\nInkwell is ready at {site.url}")
    _say((folder.path / "people").read_text().strip())
    _say(f"Passkeys need a name instead of a number: {site.named_url}")
    _say("Press Ctrl-C to stop.")
    while True:
        time.sleep(_WATCH_SECONDS)
        crew.watch()


def _web_port(folder: DemoFolder, *, wanted: int | None) -> Reservation:
    if wanted is None:
        return reserve(folder.port("web") or _PREFERRED_PORT)
    try:
        return Reservation(wanted)
    except OSError as error:
        raise DemoError(
            f"port {wanted} is taken ({error}). Choose another with --port."
        ) from error


def _services(folder: DemoFolder, *, crew: Crew, keep: bool) -> Addresses:
    """Start PostgreSQL and Valkey unless the environment names others; return the addresses."""
    broker = os.environ.get("REDIS_URL") or _start_valkey(folder, crew=crew)
    given = os.environ.get("DATABASE_URL")
    if given:
        return Addresses(given, given, given, broker, role="inkwell_application")
    server = _start_postgres(folder, crew=crew)
    passwords = {login.name: folder.secret(login.name) for login in (WEB, WORKER, MIGRATOR)}
    if not keep:
        # A signer that has signed for a dropped ledger would call the new one a fork.
        shutil.rmtree(folder.path / "signer", ignore_errors=True)
    provision(server.url(database="postgres"), passwords=passwords, keep=keep)
    web, worker, migrator = (
        server.url(login=name, password=password, database=DATABASE)
        for name, password in passwords.items()
    )
    return Addresses(web, worker, migrator, broker, role="")


def _start_postgres(folder: DemoFolder, *, crew: Crew) -> postgres.Server:
    installation = postgres.install(folder.path)
    password, log = folder.secret("postgres"), folder.log("postgres")

    def start(port: int) -> postgres.Server:
        return postgres.start(installation, port=port, password=password, log=log)

    server = _on_some_port(folder, name="postgres", start=start)
    crew.add_server("PostgreSQL", server, again=lambda: start(server.port))
    _say(f"PostgreSQL listens on port {server.port}")
    return server


def _start_valkey(folder: DemoFolder, *, crew: Crew) -> str:
    password, log = folder.secret("valkey"), folder.log("valkey")

    def start(port: int) -> valkey.Server:
        return valkey.start(port=port, password=password, log=log, directory=folder.path)

    server = _on_some_port(folder, name="valkey", start=start)
    crew.add_server("Valkey", server, again=lambda: start(server.port))
    _say(f"Valkey listens on port {server.port}")
    return server.url


def _on_some_port[S](folder: DemoFolder, *, name: str, start: Callable[[int], S]) -> S:
    """Start on the remembered port or a free one; once more when the port was lost meanwhile."""
    remembered = folder.port(name)
    for attempt in range(_STARTS_AT_MOST):
        preferred = (remembered,) if remembered and attempt == 0 else ()
        with reserve(*preferred) as reservation:
            try:
                server = start(reservation.port)
            except (postgres.PostgresError, valkey.ValkeyError):
                if attempt + 1 == _STARTS_AT_MOST:
                    raise
            else:
                folder.keep_port(name, port=reservation.port)
                return server
    raise AssertionError("unreachable: the last attempt returns or raises")


def _migrate_and_seed(site: Site, *, crew: Crew, seeded: Path) -> None:
    _say("Migrating the database")
    _finish(site.step("migrate", "--no-input", database=site.addresses.migrator))
    crew.add(site.signer())
    if seeded.exists():
        return
    _say("Writing a small world into it")
    people = seeded.with_name("people")
    _finish(
        site.step(
            "seed_world",
            "--people",
            str(people),
            database=site.addresses.worker,
            role=site.addresses.role,
            INKWELL_SIGNER_SOCKET=str(site.socket),
            INKWELL_DEMO_PASSWORD=site.folder.visitor_password(),
        )
    )
    seeded.touch()


def _finish(step: Command) -> None:
    """Run a command to its end; DemoError with the end of its log when it fails."""
    process = children.start(step)
    try:
        status = process.wait()
    finally:
        children.stop(process, stop_signal=signal.SIGTERM, patience_seconds=5)
    if status != 0:
        command = " ".join(step.arguments[1:3])
        raise DemoError(f"{command} failed; its log is {step.log}:\n{children.tail(step.log)}")


def _wait_for_web(site: Site, *, crew: Crew) -> None:
    deadline = time.monotonic() + _WEB_SECONDS
    while not _answers(site.url):
        crew.watch()
        if time.monotonic() > deadline:
            raise DemoError(f"the site does not answer; its log is {site.folder.log('web')}")
        time.sleep(0.2)


def _answers(url: str) -> bool:
    with contextlib.suppress(OSError):
        try:
            urllib.request.urlopen(url, timeout=20).close()
        except urllib.error.HTTPError as error:
            error.close()
        return True
    return False


def _raise_stopped(number: int, frame: FrameType | None) -> None:
    _ignore_signals()
    raise Stopped


def _ignore_signals() -> None:
    """Stopping has begun: a second Ctrl-C must not leave it half done."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


def _say(sentence: str) -> None:
    # The terminal may be gone already when the demo is told to stop.
    with contextlib.suppress(OSError):
        print(sentence, flush=True)
