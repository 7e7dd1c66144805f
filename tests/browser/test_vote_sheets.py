"""The sheets of weight and dispute on a phone: in sight, one at a time, closed by Escape."""

import pytest
from playwright.sync_api import Page

from ledger.selectors import database_time
from tests.frontend.world import World, log_in, person


@pytest.fixture
def article(browser_page: Page, committed_world: World) -> Page:
    person("ines", database_time())
    browser_page.set_viewport_size({"width": 390, "height": 844})
    log_in(browser_page, "ines")
    browser_page.goto(committed_world.article_address)
    return browser_page


def test_no_sheet_runs_off_the_edge_and_one_is_open(article: Page) -> None:
    for name in ("weight", "dispute"):
        article.click(f"section details.{name} > summary")
        width = article.evaluate("document.documentElement.scrollWidth")
        assert width == 390
        assert article.locator("details.weight[open], details.dispute[open]").count() == 1
    article.keyboard.press("Escape")
    assert article.locator("details.weight[open], details.dispute[open]").count() == 0


def test_the_slider_says_what_its_weight_would_do(article: Page) -> None:
    article.click("section details.weight > summary")
    effect = article.locator("[id^=effect-]").first
    before = effect.inner_text()
    article.locator("input[type=range]").first.focus()
    article.keyboard.press("Home")
    article.wait_for_function(
        "words => document.querySelector('[id^=effect-]').innerText !== words", arg=before
    )
    assert "INK" in effect.inner_text()
