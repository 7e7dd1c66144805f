"""axe finds nothing on any page, light and dark, on a narrow phone and on a desk.

In Swedish, whose words are longer, and once in English; in four parts, so that four processes
share the work.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from articles.services import pin
from ledger.selectors import database_time
from tests.browser.axe import PHONE, faults, faults_at_all_sizes
from tests.frontend.world import World, prove

PARTS = 2


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_for_everybody_has_a_finding(
    part: int, browser: Browser, committed_world: World, site: str
) -> None:
    addresses = committed_world.public_addresses[part::PARTS]
    assert list(findings(browser, addresses, site=site, name="")) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_of_ones_own_has_a_finding(
    part: int, browser: Browser, committed_world: World, site: str
) -> None:
    world = committed_world
    pin(world.author, work_id=int(world.places["WORK"]), now=database_time())
    addresses = [*world.own_addresses, "/@tove"][part::PARTS]
    assert list(findings(browser, addresses, site=site, name="tove")) == []


def findings(browser: Browser, addresses: list[str], *, site: str, name: str) -> Iterator[str]:
    """What is wrong with the pages as a person sees them, and what the console complains of."""
    context = browser.new_context(base_url=site, locale="sv-SE", reduced_motion="reduce")
    page = context.new_page()
    complaints = listen(page)
    if name:
        prove(page, name)
    for address in dict.fromkeys(addresses):
        page.goto(address)
        yield from faults_at_all_sizes(page, place=address)
    page.set_extra_http_headers({"Accept-Language": "en"})
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for address in dict.fromkeys(addresses):
        page.goto(address)
        yield from faults(page, place=f"English {address}")
    context.close()
    yield from complaints


def listen(page: Page) -> list[str]:
    """What the console will complain about, pages that are meant to be missing left out."""
    complaints: list[str] = []

    def complain(message: ConsoleMessage) -> None:
        if message.type == "error" and "404" not in message.text:
            complaints.append(message.text)

    page.on("console", complain)
    return complaints
