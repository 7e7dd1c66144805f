"""A list grows as one reads: by scrolling, by key, and by plain links where no script runs."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.services import publish
from ledger.selectors import database_time
from tests.frontend.world import World

TEXTS = 45


@pytest.fixture
def long_list(committed_world: World) -> list[str]:
    """Titles under one tag, the newest first."""
    now = database_time()
    titles = [f"Text number {number}" for number in range(TEXTS)]
    for age, title in enumerate(titles):
        publish(
            committed_world.author,
            title=title,
            body="Words. " * 60,
            tags=("long",),
            now=now - timedelta(minutes=age),
        )
    return titles


def titles(page: Page) -> list[str]:
    # A click waits until the next page begins, not until all of it is there.
    page.wait_for_load_state()
    return page.locator(".growing .card-title").all_inner_texts()


def test_scrolling_brings_every_text_once(browser_page: Page, long_list: list[str]) -> None:
    page = browser_page
    page.goto("/tag/long")
    assert titles(page) == long_list[:20]
    for shown in (40, TEXTS):
        page.locator(".card-entry").last.scroll_into_view_if_needed()
        page.mouse.wheel(0, 4000)
        expect(page.locator(".growing .card-title")).to_have_count(shown)
    assert titles(page) == long_list
    expect(page.locator("#announcer")).to_have_text("5 more texts are listed.")
    expect(page.locator(".more")).to_have_count(0)


def test_back_finds_the_text_that_was_left(browser_page: Page, long_list: list[str]) -> None:
    page = browser_page
    page.goto("/tag/long")
    page.mouse.wheel(0, 20000)
    expect(page.locator(".growing .card-title")).to_have_count(40)
    page.get_by_role("link", name=long_list[30], exact=True).click()
    expect(page.locator("h1")).to_have_text(long_list[30])
    page.go_back()
    left = page.get_by_role("link", name=long_list[30], exact=True)
    expect(left).to_be_visible()
    expect(left).to_be_in_viewport()
    page.reload()
    expect(left).to_be_in_viewport()


def test_the_keyboard_stays_at_its_place(browser_page: Page, long_list: list[str]) -> None:
    page = browser_page
    page.goto("/tag/long")
    page.evaluate("document.querySelector('.more a').focus({preventScroll: true})")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=long_list[20], exact=True)).to_be_focused()
    assert "/tag/long" in page.url


def test_a_page_that_does_not_come_is_said(browser_page: Page, long_list: list[str]) -> None:
    page = browser_page
    page.goto("/tag/long")
    page.route("**/tag/long?*", lambda route: route.abort())
    page.mouse.wheel(0, 20000)
    expect(page.locator("#announcer")).to_contain_text("did not come")
    page.unroute("**/tag/long?*")
    page.locator(".more a").click()
    expect(page.locator(".growing .card-title")).to_have_count(40)


def test_links_lead_through_the_list_without_script(
    browser: Browser, long_list: list[str], site: str
) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/tag/long")
    seen = titles(page)
    while page.locator("a[rel=next]").count():
        page.click("a[rel=next]")
        seen += titles(page)
    assert seen == long_list
    page.click("text=To the beginning of this list")
    assert titles(page) == long_list[:20]
    context.close()
