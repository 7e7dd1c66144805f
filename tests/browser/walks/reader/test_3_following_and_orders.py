"""Reader 3: follow people, tags and communities; go from the order of time to a named ranking,
and choose what the first page shows.
"""

from playwright.sync_api import Page

from articles.services import publish
from communities.services import found
from ledger.selectors import database_time
from tests.browser.walks.people import Enter
from tests.frontend.world import World, person


def cards(page: Page) -> list[str]:
    # A click waits until the next page begins, not until all of it is there.
    page.wait_for_load_state()
    return page.get_by_role("main").get_by_role("article").get_by_role("heading").all_inner_texts()


def test_what_one_follows_comes_by_time_or_by_rank(enter: Enter, committed_world: World) -> None:
    now = database_time()
    ines, anna = person("ines", now), person("anna", now)
    club = found("boats", title="Boats", about="Oars.", founder=anna, now=now)
    publish(ines, title="By a person", body="Words.", now=now)
    publish(anna, title="In a community", body="Words.", community=club, now=now)
    publish(anna, title="Under a tag", body="Words.", tags=("oars",), now=now)
    publish(anna, title="Nothing to me", body="Words.", now=now)
    page = enter("olaf")
    page.goto("/@ines")
    page.get_by_role("button", name="Follow", exact=True).click()
    page.goto("/tag/oars")
    page.get_by_role("main").get_by_role("button", name="Follow", exact=True).click()
    page.goto("/c/boats")
    page.get_by_role("button", name="Join").click()
    page.goto("/following")
    assert cards(page) == ["Under a tag", "In a community", "By a person"]
    orders = page.get_by_role("navigation", name="Order")
    orders.get_by_role("link", name="Trending").click()
    assert cards(page)[0] == "Growing beans in shade"
    orders.get_by_role("link", name="New").click()
    assert cards(page)[:2] == ["Nothing to me", "Under a tag"]
    page.goto("/settings/reading")
    page.get_by_label("The first page shows").select_option("Following")
    page.get_by_role("button", name="Keep").click()
    page.goto("/")
    assert cards(page) == ["Under a tag", "In a community", "By a person"]
    orders.get_by_role("link", name="Hot").click()
    assert cards(page)[0] == "Growing beans in shade"
