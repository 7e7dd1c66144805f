"""Reader 7: hide all sums of money."""

import re

from playwright.sync_api import expect

from tests.browser.walks.people import Enter, value
from tests.frontend.world import World

AMOUNT = re.compile(r"\d\s*INK")


def test_one_choice_takes_every_sum_away(enter: Enter, committed_world: World) -> None:
    page, past = enter("olaf"), f"/@tove/{committed_world.places['PAST']}"
    page.goto(past)
    expect(value(page)).to_contain_text(AMOUNT)
    page.goto("/settings/reading")
    page.get_by_label("Show no sums of money").check()
    page.get_by_role("button", name="Keep").click()
    for address in (past, committed_world.article_address, "/", "/trending", "/@tove", "/cycles"):
        page.goto(address)
        expect(page.locator("body")).not_to_contain_text(AMOUNT)
