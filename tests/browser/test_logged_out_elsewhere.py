"""A press in place, after a log-out in another tab, leads the page to the log-in and back."""

from django.conf import settings
from playwright.sync_api import Browser, expect

from tests.frontend.world import PASSWORD, World, log_in


def test_a_vote_leads_to_the_log_in_and_back_to_the_list(
    browser: Browser, committed_world: World, site: str
) -> None:
    page = browser.new_context(base_url=site, reduced_motion="reduce").new_page()
    log_in(page, "mira")
    page.goto("/tag/soil")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Upvote").first.click()
    page.wait_for_url("**/accounts/login/?next=/tag/soil")
    expect(page.get_by_text("Not done: you are logged out")).to_be_visible()
    page.fill("[name=login]", "mira")
    page.fill("[name=password]", PASSWORD)
    page.click("main form button")
    page.wait_for_url("**/tag/soil")
    expect(page.get_by_text("was not taken: send it again")).to_be_visible()
    page.context.close()
