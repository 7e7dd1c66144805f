"""Curator 4: dispute an over-rewarded text with a reason; the text stays as it is, and so does its
author's name.
"""

from playwright.sync_api import expect

from tests.browser.walks.people import Enter, open_sheet, show_text, value
from tests.frontend.world import World


def test_the_reward_is_lowered_for_a_reason_and_nothing_is_hidden(
    enter: Enter, committed_world: World
) -> None:
    page, address = enter("mira"), committed_world.article_address
    page.goto(address)
    open_sheet(page, "Too much reward")
    value(page).get_by_label("It earns more than it is worth").check()
    value(page).get_by_role("button", name="Dispute the reward").click()
    expect(page.get_by_text("You dispute this reward")).to_be_attached()

    stranger = enter()
    stranger.goto(address)
    show_text(stranger)
    expect(stranger.get_by_text("My allotment lies under two lime trees.")).to_be_visible()
    stranger.goto("/new")
    expect(stranger.get_by_role("link", name="Growing beans in shade")).to_be_visible()
    stranger.goto(f"/work/{committed_world.places['WORK']}/votes")
    dispute = stranger.get_by_role("row").filter(has_text="too much")
    expect(dispute).to_contain_text("It earns more than it is worth")

    page.goto(address)
    open_sheet(page, "Disputed by you")
    value(page).get_by_role("button", name="Take back your dispute").click()
    expect(page.get_by_text("You dispute this reward")).to_have_count(0)
