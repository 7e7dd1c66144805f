"""In a browser: another language over the form of sending loses nothing, and Enter goes on."""

from playwright.sync_api import Page, expect

from ledger.models import Transfer
from tests.browser.walks.people import give
from tests.frontend.world import World, prove


def test_what_was_typed_stays_through_both_steps(
    browser_page: Page, committed_world: World
) -> None:
    give(committed_world.stranger, 20_000)
    page, moved = browser_page, Transfer.objects.count()
    prove(page, "olaf")
    page.goto("/wallet/send")
    page.fill("[name=to]", "tove")
    page.fill("[name=amount]", "0.5")
    page.get_by_role("button", name="Svenska").locator("visible=true").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    assert page.url.endswith("/wallet/send")
    expect(page.locator("[name=to]")).to_have_value("tove")
    expect(page.locator("[name=amount]")).to_have_value("0.5")
    page.locator("[name=amount]").press("Enter")
    expect(page.locator("main")).to_contain_text("Inget har flyttats än.")
    page.get_by_role("button", name="English").locator("visible=true").click()
    expect(page.locator("main")).to_contain_text("Nothing has moved yet.")
    assert Transfer.objects.count() == moved
