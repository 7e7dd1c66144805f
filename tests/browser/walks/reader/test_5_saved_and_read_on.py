"""Reader 5: save a text for later, and go on where I stopped, on another device as well."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import ReadingPlace
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
    expect(page.get_by_role("main").get_by_role("link", name="A long one")).to_be_visible()
    until(page, ReadingPlace.objects.filter(account=committed_world.stranger).exists)

    other = enter("olaf")
    other.goto("/saved")
    other.get_by_role("main").get_by_role("link", name="A long one").click()
    other.get_by_role("link", name="Go on where you stopped").click()
    expect(other.get_by_text("Paragraph 17.")).to_be_in_viewport()
    expect(other.get_by_text("Paragraph 1.")).not_to_be_in_viewport()


def test_a_strangers_place_stays_on_the_device(enter: Enter, committed_world: World) -> None:
    publish(committed_world.author, title="A long one", body=LONG, now=database_time())
    page = enter(phone=True)
    page.goto("/@tove/a-long-one")
    page.get_by_text("Paragraph 17.").scroll_into_view_if_needed()
    page.goto("/new")
    page.goto("/@tove/a-long-one")
    page.get_by_role("link", name="Go on where you stopped").click()
    expect(page.get_by_text("Paragraph 17.")).to_be_in_viewport()
    assert not ReadingPlace.objects.exists()


def until(page: Page, arrived: Callable[[], bool]) -> None:
    """Wait for what a page sends while it is left, which no event tells of."""
    for _ in range(200):
        if arrived():
            return
        page.wait_for_timeout(50)
    pytest.fail("nothing arrived")
