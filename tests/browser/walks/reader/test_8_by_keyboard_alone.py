"""Reader 8: the keyboard alone is enough to log in, write, comment and vote."""

from playwright.sync_api import Page, expect

from tests.browser.keyboard import press_until
from tests.frontend.world import PASSWORD, World
from tests.frontend.world import log_in as come_in


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
    come_in(page, "mira")
    page.goto(committed_world.article_address)
    press_until(page, "[data-vote]")
    page.keyboard.press("ArrowUp")
    expect(page.locator("input[type=range]:focus")).to_have_count(1)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("details.weight output")).to_have_text("99 %")
    page.keyboard.press("Escape")
    expect(page.locator("details.weight")).not_to_have_attribute("open", "")


def test_a_text_is_found_read_and_its_thread_walked(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    page.goto("/")
    press_until(page, f"a[href='{committed_world.article_address}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{committed_world.article_address}")
    press_until(page, "details.warned > summary")
    page.keyboard.press("Enter")
    expect(page.get_by_text("My allotment lies under two lime trees.")).to_be_visible()
    press_until(page, "#thread details.fold > summary")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Did you weigh them?")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Did you weigh them?")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(":focus")).to_contain_text("Every pod.")
    expect(page.locator(":focus")).not_to_contain_text("Did you weigh them?")
    page.keyboard.press("k")
    expect(page.locator(":focus")).to_contain_text("Did you weigh them?")
    page.keyboard.press("c")
    expect(page.get_by_text("Did you weigh them?")).to_be_hidden()
    page.keyboard.press("c")
    expect(page.get_by_text("Did you weigh them?")).to_be_visible()


def test_the_keys_of_a_thread_keep_still_while_one_types_or_holds_another(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    come_in(page, "mira")
    page.goto(committed_world.article_address)
    answer = page.get_by_text("Did you weigh them?")
    expect(answer).to_be_visible()
    press_until(page, "#reply")
    page.keyboard.type("jack, c and k")
    expect(page.locator("#reply")).to_be_focused()
    expect(page.locator("#reply")).to_have_value("jack, c and k")
    expect(answer).to_be_visible()

    first = page.locator("li.comment").first
    first.focus()
    for held in ("Control", "Alt", "Meta"):
        for key in ("j", "k", "c"):
            page.keyboard.press(f"{held}+{key}")
            expect(first).to_be_focused()
            expect(answer).to_be_visible()
    # Without them the same keys do their work.
    page.keyboard.press("j")
    expect(first).not_to_be_focused()
    page.keyboard.press("k")
    expect(first).to_be_focused()
    page.keyboard.press("c")
    expect(answer).to_be_hidden()


def test_a_dispute_is_given_and_taken_back(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    come_in(page, "mira")
    page.goto(committed_world.article_address)
    press_until(page, "details.dispute > summary")
    page.keyboard.press("Enter")
    press_until(page, "[name=reason]")
    page.keyboard.press("Space")
    press_until(page, "details.dispute .btn")
    page.keyboard.press("Enter")
    expect(page.locator("#announcer")).not_to_be_empty()
    press_until(page, "details.dispute > summary", key="Shift+Tab")
    page.keyboard.press("Enter")
    press_until(page, "details.dispute .btn")
    expect(page.locator(":focus")).to_have_text("Take back your dispute")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You dispute this reward")).to_have_count(0)


def test_the_theme_is_chosen_in_place_and_kept(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    page.goto("/")
    press_until(page, "button[value=night]")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "night")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "night")


def test_pictures_and_controls_have_names(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    come_in(page, "olaf")
    page.goto(committed_world.article_address)
    expect(page.get_by_role("navigation", name="Main", exact=True)).to_be_visible()
    expect(page.get_by_role("main")).to_have_count(1)
    for button in page.get_by_role("button").all():
        assert button.aria_snapshot().removeprefix("- button").strip(), button
    expect(page.get_by_role("article", name="Comment by mira")).to_be_visible()
