"""A text that went out leaves nothing on the device that would pass for a lost one."""

from playwright.sync_api import Page, expect

from tests.browser.walks.people import open_settings
from tests.frontend.world import World, log_in


def test_writing_again_names_no_text_that_is_out(
    committed_world: World, browser_page: Page
) -> None:
    page = browser_page
    log_in(page, "tove")
    page.goto("/write")
    page.get_by_label("Title").fill("Out and gone")
    # The editor takes the place of the field that the page came with.
    expect(page.locator(".cm-content")).to_be_visible()
    page.get_by_role("textbox", name="Text").fill("Words that everybody can read now.")
    expect(page.get_by_text("saved as version")).to_be_visible()
    open_settings(page)
    page.get_by_label("None: I wrote it").check()
    settings = page.get_by_role("group", name="Settings of this text")
    settings.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", name="Out and gone", level=1)).to_be_visible()
    page.goto("/write")
    expect(page.get_by_role("textbox", name="Text")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).length") == 0
    expect(page.get_by_text("Out and gone")).to_have_count(0)
