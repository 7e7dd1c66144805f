"""Curator 1: open what is new in the tags I follow, with reading times, in my languages only."""

from playwright.sync_api import expect

from articles.services import publish
from ledger.selectors import database_time
from tests.browser.walks.people import Enter
from tests.frontend.world import World


def test_a_followed_tag_in_ones_own_languages(enter: Enter, committed_world: World) -> None:
    writer, now = committed_world.author, database_time()
    for title, tag, language in (
        ("Clay and lime", "soil", "en"),
        ("Lera och kalk", "soil", "sv"),
        ("A recipe", "soup", "en"),
    ):
        publish(writer, title=title, body="Words. " * 500, tags=(tag,), language=language, now=now)
    page = enter("olaf")
    page.goto("/tag/soil")
    page.get_by_role("main").get_by_role("button", name="Follow", exact=True).click()
    page.goto("/settings/reading")
    page.get_by_label("English").check()
    page.get_by_role("button", name="Keep").click()
    page.goto("/following")
    cards = page.get_by_role("main").get_by_role("article")
    expect(cards.filter(has_text="Clay and lime")).to_contain_text("3 min")
    expect(cards.filter(has_text="Growing beans in shade")).to_be_visible()
    expect(cards.filter(has_text="Lera och kalk")).to_have_count(0)
    expect(cards.filter(has_text="A recipe")).to_have_count(0)
    titles = cards.get_by_role("heading").all_inner_texts()
    assert titles.index("Clay and lime") < titles.index("Growing beans in shade")
