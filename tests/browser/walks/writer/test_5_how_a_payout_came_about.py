"""Writer 5: after payout open the explanation and follow one vote from weight to coins.

The receipt and its proof without network belong to the proofs' own issue.
"""

import re

from playwright.sync_api import expect

from tests.browser.walks.people import Enter, value
from tests.frontend.world import World

AMOUNT = re.compile(r"\d+\.\d{3}")


def test_one_vote_is_followed_from_its_weight_to_its_coins(
    enter: Enter, committed_world: World
) -> None:
    page = enter("tove")
    page.goto(f"/@tove/{committed_world.places['PAST']}")
    value(page).get_by_text("paid to 1 author and 1 curator").click()
    expect(value(page).get_by_role("img", name="The way from votes to tokens")).to_be_visible()
    steps = value(page).get_by_role("table", name="From votes to tokens")
    curators = steps.get_by_role("row", name="To the curators").get_by_role("cell").inner_text()
    value(page).get_by_role("link", name="vote").click()
    vote = page.get_by_role("table", name="Votes, the strongest first").get_by_role("row").last
    expect(vote).to_contain_text("100")
    # One curator, and so the whole part of the curators.
    paid = AMOUNT.findall(vote.inner_text())
    assert paid == AMOUNT.findall(curators)
    assert float(paid[0]) > 0
    page.go_back()
    value(page).get_by_text("paid to 1 author and 1 curator").click()
    value(page).get_by_role("link", name="Every figure behind it").click()
    expect(page.get_by_role("row", name="1 curator")).to_contain_text(paid[0])
    page.get_by_role("definition").get_by_role("link", name="1", exact=True).first.click()
    expect(page.get_by_role("row", name="An older text").first).to_contain_text(paid[0])
