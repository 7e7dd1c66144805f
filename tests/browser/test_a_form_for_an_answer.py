"""A thread has a link where an answer is begun: the script fetches the form in its place."""

from playwright.sync_api import Page, expect

from tests.browser.walks.people import answer
from tests.frontend.world import World, log_in

WORDS = "They grew in mine, too."


def test_the_form_comes_when_it_is_asked_for(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    log_in(page, "mira")
    page.goto(committed_world.article_address)
    place = page.url
    comment = page.get_by_role("article", name="Comment by").first
    comment.get_by_role("link", name="Answer", exact=True).press("Enter")
    field = comment.get_by_label("Your answer")
    expect(field).to_be_focused()
    assert page.url == place
    field.fill(WORDS)
    # Words that were not sent are there again, and their form with them.
    page.goto("/new")
    page.goto(place)
    expect(field).to_have_value(WORDS)
    comment.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator(".comment-text", has_text=WORDS)).to_be_visible()
    page.goto(place)
    expect(comment.get_by_role("link", name="Answer", exact=True)).to_be_visible()
    expect(field).to_have_count(0)


def test_without_script_the_link_leads_to_the_form(
    committed_world: World, browser_page: Page
) -> None:
    page = browser_page
    log_in(page, "mira")
    page.route("**/*.js", lambda route: route.abort())
    page.goto(committed_world.article_address)
    answer(page.get_by_role("article", name="Comment by").first, WORDS)
    expect(page.locator(".comment-text", has_text=WORDS)).to_be_visible()
