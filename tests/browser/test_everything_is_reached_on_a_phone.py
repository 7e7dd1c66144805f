"""What the rail offers on a desk can be reached on a phone, too."""

import pytest
from playwright.sync_api import Browser, expect

from tests.frontend.world import World, log_in


@pytest.mark.parametrize("address", ["/", "/wallet", "/blocks"])
def test_every_link_of_the_rail_is_somewhere_on_the_page(
    address: str, browser: Browser, committed_world: World, site: str
) -> None:
    context = browser.new_context(base_url=site, viewport={"width": 390, "height": 844})
    page = context.new_page()
    log_in(page, "tove")
    page.goto(address)
    rail = page.locator(".rail a[href]")
    wanted = {str(link.get_attribute("href")) for link in rail.all()}
    seen = {
        str(link.get_attribute("href"))
        for link in page.locator("a[href]").all()
        if link.is_visible()
    }
    assert wanted - seen == set()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    context.close()
