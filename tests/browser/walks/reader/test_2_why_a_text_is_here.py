"""Reader 2: understand in one line why a text is on the front page, and by which formula."""

from playwright.sync_api import expect

from tests.browser.walks.people import Enter
from tests.frontend.world import World


def test_the_card_and_the_list_say_why(enter: Enter, committed_world: World) -> None:
    page = enter()
    page.goto("/")
    unknown = page.get_by_role("main").get_by_role("article", name="Growing beans in shade")
    expect(unknown.get_by_text("1 vote in")).to_be_visible()
    page = enter("olaf")
    page.goto("/tag/soil")
    page.get_by_role("main").get_by_role("button", name="Follow", exact=True).click()
    page.goto("/")
    card = page.get_by_role("main").get_by_role("article", name="Growing beans in shade")
    why = card.get_by_text("#soil")
    expect(why).to_be_visible()
    box = why.bounding_box()
    assert box is not None and box["height"] < 32
    page.get_by_text("How this list is ordered").click()
    expect(page.get_by_role("main").get_by_text("votes").first).to_be_visible()
