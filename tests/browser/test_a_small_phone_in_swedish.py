"""On a phone of 360 pixels, in Swedish, nothing runs off the edge and no line holds a rest."""

import pytest
from playwright.sync_api import Browser, Page

from articles.services import mute_words
from ledger.selectors import database_time
from tests.frontend.world import World, log_in

TOPS = "links => [...new Set(links.map(link => link.offsetTop))].length"
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture
def phone(browser: Browser, committed_world: World, site: str) -> Page:
    context = browser.new_context(
        base_url=site, viewport={"width": 360, "height": 780}, locale="sv-SE"
    )
    page = context.new_page()
    log_in(page, "olaf")
    return page


def test_what_is_muted_is_broken_and_the_tabs_take_two_lines(
    phone: Page, committed_world: World
) -> None:
    mute_words(committed_world.stranger, words="bönodling" * 6, now=database_time())
    phone.goto("/settings/muted")
    assert phone.locator("html").get_attribute("lang") == "sv"
    assert phone.evaluate(WIDTH) == 360
    assert phone.eval_on_selector_all(".tabs-line a", TOPS) == 2
    phone.context.close()


def test_the_time_to_read_stands_beside_the_time(phone: Page) -> None:
    phone.goto("/")
    heads = phone.locator(".card-entry .byline > span", has=phone.locator("time"))
    assert heads.count() >= 2
    for head in heads.all():
        box = head.bounding_box()
        assert box is not None
        assert box["height"] < 30
    assert phone.evaluate(WIDTH) == 360
    phone.context.close()


def test_what_is_said_of_a_list_opens_within_the_screen(phone: Page) -> None:
    phone.goto("/")
    assert phone.eval_on_selector_all(".tabs-row a", TOPS) == 1
    for fold in phone.locator(".order-line details").all():
        fold.locator("summary").click()
        assert phone.evaluate(WIDTH) == 360
    phone.context.close()
