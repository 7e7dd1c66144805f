"""A headless Chromium and a page in it, for tests of what a person sees.

Looks for a browser in the order: INKWELL_CHROMIUM, chromium on PATH, Playwright's own. Where
there is none the tests skip and name the package to install.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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
def browser_page(browser: Browser, site: str) -> Iterator[Page]:
    """A page in a context of its own, with `site` as its base address."""
    context = browser.new_context(base_url=site)
    page = context.new_page()
    yield page
    context.close()
