"""On the first visit tags come with the languages that are chosen, and no tick is lost by it."""

from playwright.sync_api import Page, Route, expect

from articles.services import publish
from ledger.selectors import database_time
from tests.frontend.world import World, log_in


def test_what_is_ticked_while_the_tags_come_stays_ticked(
    browser_page: Page, committed_world: World
) -> None:
    publish(
        committed_world.author,
        title="Mylla",
        body="Ord.",
        tags=("mylla",),
        language="sv",
        now=database_time(),
    )
    page = browser_page
    log_in(page, "olaf")
    page.goto("/welcome")
    page.check("[name=tags][value=beans]")

    def answer_late(route: Route) -> None:
        page.uncheck("[name=tags][value=beans]")
        page.check("[name=tags][value=soil]")
        route.continue_()

    page.route("**/welcome?*", answer_late)
    page.locator("details summary.link").first.click()
    page.check("[name=languages][value=sv]")
    expect(page.locator("[name=tags][value=mylla]")).to_be_visible()
    expect(page.locator("[name=tags][value=soil]")).to_be_checked()
    expect(page.locator("[name=tags][value=beans]")).not_to_be_checked()
