"""Reader 10: see licence, history, help by a machine and who paid; where a text was taken away, a
dignified notice instead of an error.
"""

from playwright.sync_api import expect

from tests.browser.walks.people import Enter
from tests.frontend.world import World


def test_labels_and_history_stand_on_the_text(enter: Enter, committed_world: World) -> None:
    page = enter()
    page.goto(committed_world.article_address)
    main = page.get_by_role("main")
    expect(main.get_by_role("link", name="CC BY 4.0")).to_be_visible()
    expect(main.get_by_text("paid for by Seed Shop")).to_be_visible()
    expect(main.get_by_text("sensitive: slugs", exact=True)).to_be_visible()
    expect(main.get_by_text("AI helped")).to_be_visible()
    answer = page.goto(f"{committed_world.article_address}/history")
    assert answer is not None and answer.status == 200
    expect(page.get_by_role("heading", name="History")).to_be_visible()


def test_a_text_taken_away_says_so(enter: Enter, committed_world: World) -> None:
    page = enter("tove")
    page.goto(committed_world.article_address)
    page.get_by_role("link", name="Delete", exact=True).first.click()
    page.get_by_role("button", name="Delete for ever").click()
    expect(page.get_by_role("heading", name="Taken away by its author")).to_be_visible()
    expect(page.get_by_text("Did you")).to_be_visible()
    expect(page.get_by_text("My allotment")).to_have_count(0)
    stranger = enter()
    answer = stranger.goto(page.url)
    assert answer is not None and answer.status == 410
    expect(stranger.get_by_role("heading", name="Taken away by its author")).to_be_visible()
    expect(stranger.get_by_role("link", name="More by this author")).to_be_visible()
