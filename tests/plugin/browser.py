"""A headless Chromium and a page in it, for tests of what a person sees.

Looks for a browser in the order: INKWELL_CHROMIUM, chromium on PATH, Playwright's own. Where
there is none the tests skip and name the package to install.
"""

import os
import shutil
import signal
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from inkwell.embedded import children
from inkwell.embedded.ports import LOOPBACK, Reservation
from tests.plugin.database import CommittedDatabase

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_START_SECONDS = 90


def find_chromium(own: Path | None = None) -> Path | None:
    """The browser that the tests use, Playwright's `own` if there is no other."""
    named = os.environ.get("INKWELL_CHROMIUM") or shutil.which("chromium")
    if named:
        return Path(named)
    return own if own is not None and own.exists() else None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; skips where there is none."""
    # Playwright's loop makes Django believe that every query here is made from async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        found = find_chromium(Path(playwright.chromium.executable_path))
        if found is None:
            pytest.skip("no browser found: install Debian's package chromium")
        opened = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def site(committed_db: CommittedDatabase, tmp_path: Path) -> Iterator[str]:
    """The address of the real site on `committed_db`, served by gunicorn."""
    with _served(tmp_path / "web.log", os.environ) as address:
        yield address


@pytest.fixture
def bare_site(committed_db: CommittedDatabase, tmp_path: Path) -> Iterator[str]:
    """The same site without its Content-Security-Policy: what is harmless is so by itself."""
    settings = {"DJANGO_SETTINGS_MODULE": "tests.plugin.without_csp"}
    with _served(tmp_path / "bare.log", {**os.environ, **settings}) as address:
        yield address


@contextmanager
def _served(log: Path, environment: Mapping[str, str]) -> Iterator[str]:
    with Reservation() as reservation:
        address = f"http://{LOOPBACK}:{reservation.port}"
        process = children.start(
            children.Command(
                [sys.executable, "-m", "gunicorn", "inkwell.wsgi:application"]
                + ["--bind", address.removeprefix("http://")]
                + ["--threads", "4", "--no-control-socket"],
                environment=environment,
                log=log,
                stop_signal=signal.SIGKILL,
            )
        )
        deadline = time.monotonic() + _START_SECONDS
        try:
            while not _answers(address):
                if process.poll() is not None or time.monotonic() > deadline:
                    pytest.fail(f"the site did not start:\n{children.tail(log, lines=40)}")
                time.sleep(0.05)
            yield address
        finally:
            children.stop(process, stop_signal=signal.SIGTERM, patience_seconds=10)


@pytest.fixture
def browser_page(browser: Browser, site: str) -> Iterator[Page]:
    """A page in a context of its own, with `site` as its base address."""
    context = browser.new_context(base_url=site)
    page = context.new_page()
    yield page
    context.close()


def _answers(address: str) -> bool:
    with suppress(OSError):
        try:
            urllib.request.urlopen(address, timeout=10).close()
        except HTTPError as error:
            error.close()
        return True
    return False
