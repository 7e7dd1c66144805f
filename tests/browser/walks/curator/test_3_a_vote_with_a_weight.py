"""Curator 3: vote with a chosen weight, change it, take it back, and see what that does to the
budget.
"""

import re

from playwright.sync_api import Page, expect

from curation.models import Vote
from tests.browser.walks.people import Enter, open_sheet, upvote, value
from tests.frontend.world import World

LEFT = re.compile(r"(\d+(?:\.\d+)?)\s?%")


def left(page: Page) -> float:
    """Per cent of the voting budget that is left, by one's wallet."""
    page.goto("/wallet")
    words = page.get_by_role("region", name="Voting budget").inner_text()
    found = LEFT.search(words)
    assert found, words
    return float(found[1])


def vote(page: Page, percent: int) -> None:
    open_sheet(page, "Weight")
    value(page).get_by_role("slider", name="How much of a full vote").fill(str(percent))
    value(page).get_by_role("button", name="Upvote with this weight").click()
    # The button is pressed before the server has answered.
    expect(page.locator("#announcer")).to_have_text("Your vote is counted.")
    expect(upvote(page)).to_have_attribute("aria-pressed", "true")


def test_weights_are_given_changed_and_taken_back(enter: Enter, committed_world: World) -> None:
    page, work = enter("mira"), int(committed_world.places["WORK"])
    weights = Vote.objects.filter(work=work).exclude(voter=committed_world.stranger.wallet_id)
    full = left(page)
    page.goto(committed_world.article_address)
    vote(page, 40)
    expect(upvote(page)).to_contain_text("2")
    assert weights.get().weight_bp == 4_000
    after = left(page)
    assert after < full

    page.goto(committed_world.article_address)
    vote(page, 90)
    expect(upvote(page)).to_contain_text("2")
    page.reload()
    assert weights.get().weight_bp == 9_000
    changed = left(page)
    assert changed < after

    page.goto(committed_world.article_address)
    upvote(page).click()
    expect(page.locator("#announcer")).to_have_text("Your vote is taken back.")
    expect(upvote(page)).to_have_attribute("aria-pressed", "false")
    expect(upvote(page)).to_contain_text("1")
    assert not weights.exclude(weight_bp=0).exists()
