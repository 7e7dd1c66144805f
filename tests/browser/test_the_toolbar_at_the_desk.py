"""What the toolbar's buttons put into a text keeps its form, and all of them are in sight."""

import pytest
from playwright.sync_api import Page, expect

from articles.markup import render
from tests.frontend.world import log_in


@pytest.mark.usefixtures("committed_world")
def test_a_table_and_a_footnote_do_not_run_into_each_other(browser_page: Page) -> None:
    page = browser_page
    log_in(page, "olaf")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/write")
    bar = page.get_by_role("toolbar", name="Formatting")
    expect(bar).to_be_visible()
    assert bar.evaluate("bar => bar.scrollWidth <= bar.clientWidth")
    text = page.locator(".cm-content")
    text.click()
    page.keyboard.type("Words")
    bar.get_by_role("button", name="Footnote").click()
    page.keyboard.press("Control+Home")
    page.keyboard.press("End")
    # First before the definition that stands there, then in an empty text.
    for notes in (2, 1):
        for name in ("Table", "Footnote"):
            bar.get_by_role("button", name=name).click()
        made = render(page.locator("textarea[name=body]").input_value()).html
        assert (made.count("<tr>"), made.count('<li id="fn-')) == (3, notes)
        assert "[^" not in made
        text.fill("")
