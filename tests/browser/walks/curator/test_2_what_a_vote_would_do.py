"""Curator 2: before voting see the budget left, the likely effect, and whether it is early."""

import re

from playwright.sync_api import expect

from tests.browser.walks.people import Enter, open_sheet, value
from tests.frontend.world import World


def test_budget_effect_and_earliness_stand_beside_the_weight(
    enter: Enter, committed_world: World
) -> None:
    page = enter("mira", phone=True)
    page.goto(committed_world.article_address)
    open_sheet(page, "Weight")
    sheet = value(page).get_by_role("group").filter(has_text="How much of a full vote").last
    expect(sheet).to_contain_text(re.compile(r"As things stand it adds about [\d.]+"))
    expect(sheet).to_contain_text("Early: for another")
    expect(sheet).to_contain_text(re.compile(r"\d+ %"))
    before = sheet.inner_text()
    sheet.get_by_role("slider", name="How much of a full vote").press("Home")
    expect(sheet.get_by_role("status")).to_have_text("1 %")
    expect(sheet).not_to_contain_text(before.split("As things stand")[1].split("\n")[0])
