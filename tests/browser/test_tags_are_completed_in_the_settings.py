"""The tags of a text are offered as they are typed, in the browser's own list."""

from playwright.sync_api import Page, expect

from tests.frontend.world import World, log_in


def test_the_last_word_is_offered_whole(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    log_in(page, "olaf")
    page.goto("/write")
    page.locator("details.choices > summary").click()
    field = page.get_by_label("Tags", exact=True)
    offered = page.locator(f"datalist#{field.get_attribute('list')} option")
    field.press_sequentially("soil bea", delay=20)
    expect(offered).to_have_count(1)
    expect(offered).to_have_attribute("value", "soil beans")
    field.fill("")
    field.press_sequentially("#soi", delay=20)
    expect(offered).to_have_attribute("value", "#soil")
