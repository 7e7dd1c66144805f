"""Curator 1: what is new in my tags that I have not seen, with reading times, in my languages."""

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
    page.get_by_label("Remember which texts I opened").check()
    page.get_by_role("button", name="Keep").click()
    page.goto("/")
    page.get_by_role("navigation", name="Order").get_by_role("link", name="My tags").click()
    cards = page.get_by_role("main").get_by_role("article")
    expect(cards.filter(has_text="Clay and lime")).to_contain_text("3 min")
    expect(cards.filter(has_text="Growing beans in shade")).to_be_visible()
    expect(cards.filter(has_text="Lera och kalk")).to_have_count(0)
    expect(cards.filter(has_text="A recipe")).to_have_count(0)
    titles = cards.get_by_role("heading").all_inner_texts()
    assert titles.index("Clay and lime") < titles.index("Growing beans in shade")
    cards.filter(has_text="Clay and lime").get_by_role("link", name="Clay and lime").click()
    expect(page.get_by_role("heading", name="Clay and lime", level=1)).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Leave out what I have read").click()
    expect(cards.filter(has_text="Growing beans in shade")).to_be_visible()
    expect(cards.filter(has_text="Clay and lime")).to_have_count(0)
