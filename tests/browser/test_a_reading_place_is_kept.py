"""A long text goes on where its reader stopped, also in another browser."""

from playwright.sync_api import Browser, Page, expect

from accounts.models import Account
from articles.models import ReadingPlace
from articles.services import publish
from ledger.selectors import database_time
from tests.frontend.world import World, log_in

PARTS = "\n\n".join(
    f"Paragraph {number} of a long text about beans. " * 12 for number in range(40)
)


def stopped(page: Page, name: str) -> int:
    """The part at which somebody stopped; it is sent while the browser is on its way elsewhere."""
    for _ in range(50):
        found = ReadingPlace.objects.filter(account=Account.objects.get(name=name)).first()
        if found is not None:
            return found.part
        page.wait_for_timeout(100)
    raise AssertionError("no place was kept")


def test_a_place_travels_with_the_account(
    browser: Browser, browser_page: Page, committed_world: World, site: str
) -> None:
    text = publish(committed_world.author, title="Long", body=PARTS, now=database_time())
    address = f"/@tove/{text.permlink}"
    page = browser_page
    log_in(page, "olaf")
    page.goto(address)
    page.locator(".article-text > p").nth(20).scroll_into_view_if_needed()
    page.wait_for_function("scrollY > 500")
    page.goto("/new")
    assert 10 < stopped(page, "olaf") <= 20
    elsewhere = browser.new_context(base_url=site)
    other = elsewhere.new_page()
    log_in(other, "olaf")
    other.goto(address)
    other.get_by_role("link", name="Go on where you stopped").click()
    expect(other.locator("#go-on")).to_be_in_viewport()
    elsewhere.close()
