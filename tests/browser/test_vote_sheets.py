"""The sheets of weight and dispute on a phone: in sight, one at a time, closed by Escape."""

import pytest
from playwright.sync_api import Page, expect

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
        expect(article.locator("details.weight[open], details.dispute[open]")).to_have_count(1)
    article.keyboard.press("Escape")
    expect(article.locator("details.weight[open], details.dispute[open]")).to_have_count(0)


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


def test_an_arrow_on_the_button_opens_the_slider_and_moves_it(article: Page) -> None:
    button = article.locator("section[aria-label=Value] [data-vote]")
    slider = article.locator("section details.weight input[type=range]")
    before = int(slider.input_value())
    expect(button).to_have_accessible_description("The arrow keys choose its weight.")
    for key, moved in (("ArrowLeft", -1), ("ArrowRight", 0), ("ArrowDown", -1), ("ArrowUp", 0)):
        button.focus()
        article.keyboard.press(key)
        expect(slider).to_be_focused()
        expect(slider).to_have_value(str(before + moved))
        expect(slider).to_have_attribute("aria-valuetext", f"{before + moved} %")
        expect(article.locator("section details.weight output")).to_have_text(
            f"{before + moved} %"
        )
        article.keyboard.press("Escape")
        expect(slider).to_be_hidden()
        expect(button).to_be_focused()


def test_a_dispute_without_a_reason_is_told_in_its_sheet(article: Page) -> None:
    sheet = article.locator("section details.dispute")
    sheet.locator("summary").click()
    sheet.get_by_role("button", name="Dispute the reward").click()
    expect(sheet.get_by_role("alert")).to_have_text("A dispute needs one of the listed reasons.")
    expect(sheet.get_by_role("radio").first).to_be_focused()
    sheet.get_by_role("radio", name="Votes were exchanged for it").check()
    sheet.get_by_role("button", name="Dispute the reward").click()
    expect(sheet.locator("form[action$=withdraw]")).to_have_count(1)
