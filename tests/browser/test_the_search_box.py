"""The search box suggests while one types, by mouse, by key, and searches without script."""

from playwright.sync_api import Browser, Page, expect

from tests.frontend.world import World


def test_the_keyboard_walks_through_what_is_suggested(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    page.goto("/new")
    page.locator("#search-rail").press_sequentially("to")
    expect(page.locator(".rail .suggestions a").first).to_contain_text("@tove")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".rail .suggestions a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-rail")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".rail .suggestions a")).to_have_count(0)
    page.locator("#search-rail").press_sequentially("tov")
    page.locator(".rail .suggestions a").first.click()
    page.wait_for_url("**/@tove")


def test_the_box_on_a_phone_searches(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/new")
    page.fill("#search-top", "beans")
    page.keyboard.press("Enter")
    expect(page.locator("main mark").first).to_have_text("beans")


def test_searching_works_without_script(
    browser: Browser, committed_world: World, site: str
) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.fill("#search-rail", "beans")
    page.click(".rail .search-go")
    expect(page.locator("main .card-title a").first).to_have_text("Growing beans in shade")
    page.click("text=Conditions and order")
    page.select_option("[name=language]", "sv")
    page.click("main form .btn-primary")
    expect(page.locator("main")).to_contain_text("Nothing found")
    context.close()
