"""Log in, write, comment and vote without touching the mouse, and once without script."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.frontend.world import PASSWORD, World


def press_until(page: Page, selector: str, *, limit: int = 60, key: str = "Tab") -> None:
    """Tab on, or back with another key, until the element has a focus that can be seen."""
    for _ in range(limit):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert ring != "none", f"no focus ring on {selector}"
            return
    pytest.fail(f"{selector} cannot be reached with Tab on {page.url}")


def log_in(page: Page, name: str) -> None:
    page.goto("/accounts/login/")
    press_until(page, "[name=login]")
    page.keyboard.type(name)
    press_until(page, "[name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/accounts/" not in url)


def test_the_skip_link_comes_first(browser_page: Page, committed_world: World) -> None:
    browser_page.goto("/")
    browser_page.keyboard.press("Tab")
    expect(browser_page.locator(":focus")).to_have_text("Skip to the text")
    browser_page.keyboard.press("Enter")
    assert browser_page.evaluate("document.activeElement.id") == "main"


def test_log_in_write_comment_and_vote(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    log_in(page, "mira")

    page.goto("/write")
    press_until(page, "[name=title]")
    page.keyboard.type("A note on ink")
    page.keyboard.press("Enter")
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.type("Ink is ")
    page.keyboard.press("Control+b")
    page.keyboard.type("soot")
    page.keyboard.press("Control+End")
    page.keyboard.type(" and patience.")
    expect(page.locator("#preview strong")).to_have_text("soot")
    expect(page.locator("#state")).to_contain_text("saved as version", timeout=15_000)
    press_until(page, "details.choices > summary", key="Shift+Tab")
    page.keyboard.press("Enter")
    press_until(page, "[name=ai_use]")
    page.keyboard.press("Space")
    press_until(page, ".choices-sheet .btn-primary")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("A note on ink")

    page.goto(committed_world.article_address)
    press_until(page, "[data-vote]")
    page.keyboard.press("Enter")
    expect(page.locator("article + section [data-vote]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#announcer")).to_have_text("Your vote is counted.")
    assert page.evaluate("document.activeElement.matches('[data-vote]')")

    press_until(page, "#reply")
    page.keyboard.type("A good reason to know one's neighbour.")
    press_until(page, "#comments form .btn")
    page.keyboard.press("Enter")
    expect(page.locator("#comments")).to_contain_text("A good reason to know one's neighbour.")


def test_arrow_keys_open_the_weight(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    log_in(page, "mira")
    page.goto(committed_world.article_address)
    press_until(page, "[data-vote]")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.type") == "range"
    page.keyboard.press("ArrowLeft")
    expect(page.locator("details.weight output")).to_have_text("99 %")
    page.keyboard.press("Escape")
    expect(page.locator("details.weight")).not_to_have_attribute("open", "")


def test_voting_works_without_script(browser: Browser, committed_world: World, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/accounts/login/")
    page.fill("[name=login]", "mira")
    page.fill("[name=password]", PASSWORD)
    page.click("main form button")
    page.goto(committed_world.article_address)
    page.click("article + section [data-vote]")
    expect(page.locator("article + section [data-vote]")).to_have_attribute("aria-pressed", "true")
    context.close()


def test_the_theme_is_chosen_in_place_and_kept(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    page.goto("/")
    page.locator("button[value=night]:visible").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "night")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "night")
