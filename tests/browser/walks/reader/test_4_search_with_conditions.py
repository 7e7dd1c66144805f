"""Reader 4: search the full text, narrowed by tag, language and date."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from articles.services import publish
from ledger.selectors import database_time
from tests.browser.walks.people import Enter
from tests.frontend.world import World


def hits(page: Page) -> list[str]:
    return page.get_by_role("main").get_by_role("article").get_by_role("heading").all_inner_texts()


def test_conditions_leave_one_text(enter: Enter, committed_world: World) -> None:
    now = database_time()
    for title, language, tag, days in (
        ("Wanted", "en", "soil", 0),
        ("Another tag", "en", "soup", 0),
        ("Another language", "sv", "soil", 0),
        ("Too old", "en", "soil", 30),
    ):
        publish(
            committed_world.author,
            title=title,
            body="All about barometers.",
            tags=(tag,),
            language=language,
            now=now - timedelta(days=days),
        )
    page = enter()
    page.goto("/")
    page.get_by_role("searchbox").first.fill("barometers")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Search")).to_be_visible()
    assert sorted(hits(page)) == ["Another language", "Another tag", "Too old", "Wanted"]
    page.get_by_text("Conditions and order").click()
    page.get_by_label("Under the tag").fill("soil")
    page.get_by_role("combobox", name="Language").select_option("en")
    page.get_by_label("Not before").fill(f"{now - timedelta(days=7):%Y-%m-%d}")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.get_by_role("main").get_by_role("article")).to_have_count(1)
    assert hits(page) == ["Wanted"]
    expect(page.get_by_role("main").get_by_text("barometers").first).to_be_visible()
