"""axe finds nothing on any page, light and dark, on a narrow phone and on a desk.

In Swedish, whose words are longer; in four parts, so that four processes share the work.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from accounts.payments import send
from articles.services import pin
from ledger.selectors import database_time
from ledger.services import transfer
from ledger.wallets import SystemWallet
from tests.browser.axe import faults_at_all_sizes
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
    addresses = [*committed_world.own_addresses, *more_of_ones_own(committed_world)][part::PARTS]
    assert list(findings(browser, addresses, site=site, name="tove")) == []


def more_of_ones_own(world: World) -> list[str]:
    """Pages that the small world has not: of money with words, and of a pinned text."""
    now = database_time()
    transfer(SystemWallet.TREASURY, credit=world.stranger.wallet_id, amount=5_000, key="more")
    batch = send(
        world.stranger, receiver=world.author, amount=1_000, key="m", memo="For beans", now=now
    )
    pin(world.author, work_id=int(world.places["WORK"]), now=now)
    return [
        *(f"/wallet/receipt/{batch}", f"/wallet/memo/{batch}/erase", "/wallet/power-up"),
        *("/@tove", f"/wallet/year/{now.year}", "/settings/close"),
    ]


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
