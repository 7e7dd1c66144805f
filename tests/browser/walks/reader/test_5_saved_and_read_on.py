"""Reader 5: save a text for later, and go on where I stopped."""

from playwright.sync_api import expect

from articles.services import publish
from ledger.selectors import database_time
from tests.browser.walks.people import Enter
from tests.frontend.world import World

LONG = "\n\n".join(f"Paragraph {number}. " + "Some words. " * 60 for number in range(30))


def test_a_saved_text_is_found_again_and_opens_at_its_place(
    enter: Enter, committed_world: World
) -> None:
    publish(committed_world.author, title="A long one", body=LONG, now=database_time())
    page = enter("olaf", phone=True)
    page.goto("/@tove/a-long-one")
    page.get_by_role("main").get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("button", name="Saved", exact=True)).to_be_visible()
    page.get_by_text("Paragraph 17.").scroll_into_view_if_needed()
    page.goto("/saved")
    page.get_by_role("main").get_by_role("link", name="A long one").click()
    page.get_by_role("link", name="Go on where you stopped").click()
    expect(page.get_by_text("Paragraph 17.")).to_be_in_viewport()
    expect(page.get_by_text("Paragraph 1.", exact=False).first).not_to_be_in_viewport()
