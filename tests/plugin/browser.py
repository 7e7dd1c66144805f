"""A headless Chromium and a page in it, for tests of what a person sees.

Looks for a browser in the order: INKWELL_CHROMIUM, chromium-headless-shell or chromium on PATH,
Playwright's own. The shell comes first because a page in it takes less than a third of the
processor. Where there is none the tests skip and name the package to install.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, Page, sync_playwright

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium(
    own: Path | None = None, names: Sequence[str] = ("chromium-headless-shell", "chromium")
) -> Path | None:
    """The browser that the tests use, Playwright's `own` if there is none of these `names`."""
    on_path = next(filter(None, map(shutil.which, names)), None)
    named = os.environ.get("INKWELL_CHROMIUM") or on_path
    if named:
        return Path(named)
    return own if own is not None and own.exists() else None


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserType]:
    """What starts a Chromium."""
    # Playwright's loop makes Django believe that every query here is made from async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def browser(chromium: BrowserType) -> Iterator[Browser]:
    """One Chromium for the whole run; skips where there is none."""
    with opened(chromium, find_chromium(Path(chromium.executable_path))) as browser:
        yield browser


@pytest.fixture(scope="module")
def whole_browser(chromium: BrowserType) -> Iterator[Browser]:
    """A Chromium that can show notices, which its shell without a screen cannot."""
    own = Path(chromium.executable_path)
    with opened(chromium, find_chromium(own, names=["chromium"])) as browser:
        yield browser


@contextmanager
def opened(chromium: BrowserType, found: Path | None) -> Iterator[Browser]:
    """The browser at `found`; skips the test where there is none."""
    if found is None:
        pytest.skip("no browser found: install Debian's package chromium")
    browser = chromium.launch(executable_path=found, args=_ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def browser_page(browser: Browser, site: str) -> Iterator[Page]:
    """A page in a context of its own, with `site` as its base address."""
    context = browser.new_context(base_url=site)
    page = context.new_page()
    yield page
    context.close()
