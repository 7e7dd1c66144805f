"""Curator 6: after the round read what each vote earned, a zero as well, from the notice to the
ledger's own rows.
"""

from playwright.sync_api import expect

from tests.browser.walks.people import Enter
from tests.frontend.world import World


def test_each_vote_has_its_sum_on_the_list_and_in_a_notice(
    enter: Enter, committed_world: World
) -> None:
    page = enter("mira")
    page.goto("/notices")
    page.get_by_role("link", name="See all rows").first.click()
    rows = page.get_by_role("main")
    expect(rows).to_contain_text("An older text")
    expect(rows).to_contain_text("INK")
    page.goto(f"/@tove/{committed_world.places['PAST']}")
    page.get_by_role("region", name="Value").get_by_role("link", name="vote").click()
    vote = page.get_by_role("table", name="Votes, the strongest first").get_by_role("row").last
    expect(vote).to_contain_text("INK")
