"""The same small world, and people who come in with a browser of their own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.walks.people import Enter
from tests.frontend.world import log_in


@pytest.fixture
def enter(browser: Browser, site: str) -> Iterator[Enter]:
    """Opens a browser for a person, or for a stranger without a name; closes them all."""
    opened: list[BrowserContext] = []

    def come(name: str = "", *, script: bool = True, phone: bool = False) -> Page:
        width, height = (390, 844) if phone else (1280, 900)
        context = browser.new_context(
            base_url=site,
            java_script_enabled=script,
            viewport={"width": width, "height": height},
        )
        opened.append(context)
        page = context.new_page()
        if name:
            log_in(page, name)
        return page

    yield come
    for context in opened:
        context.close()
