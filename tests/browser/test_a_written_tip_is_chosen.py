"""Who writes another amount for a tip has chosen it, with no press more."""

from playwright.sync_api import Page, expect

from tests.browser.walks.people import give
from tests.frontend.world import World, prove


def test_writing_an_amount_chooses_it(browser_page: Page, committed_world: World) -> None:
    give(committed_world.stranger, 20_000)
    page = browser_page
    prove(page, "olaf")
    page.goto(f"/work/{committed_world.places['WORK']}/tip")
    expect(page.get_by_label("1 INK", exact=True)).to_be_checked()
    page.fill("[name=amount]", "2.5")
    expect(page.get_by_role("radio", name="Another amount")).to_be_checked()
    page.get_by_role("button", name="Check it").click()
    expect(page.locator("main")).to_contain_text("2.500\u00a0INK")
    expect(page.locator("main")).to_contain_text("Nothing has moved yet.")
