"""The address of a text is copied by one press, or shown where the browser refuses to."""

from playwright.sync_api import Browser, expect

from tests.frontend.world import World

REFUSES = """() => {
  navigator.clipboard.writeText = () => Promise.reject(new DOMException("no"));
}"""


def test_it_is_shown_selected_where_the_clipboard_is_refused(
    browser: Browser, committed_world: World, site: str
) -> None:
    page = browser.new_context(base_url=site).new_page()
    page.goto(committed_world.article_address)
    page.evaluate(REFUSES)
    page.get_by_role("link", name="Share", exact=True).click()
    field = page.get_by_label("Copy the address from here")
    expect(field).to_be_focused()
    assert page.evaluate("getSelection().toString()") == site + committed_world.article_address
    page.context.close()
