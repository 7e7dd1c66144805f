"""Writer 4: while the window is open, see an estimate as a range with a countdown and who gets
which part.
"""

import re

from playwright.sync_api import expect

from tests.browser.walks.people import Enter, value
from tests.frontend.world import World


def test_the_estimate_is_a_range_with_a_countdown_and_its_parts(
    enter: Enter, committed_world: World
) -> None:
    page = enter("tove")
    page.goto(committed_world.article_address)
    line = value(page).get_by_text(re.compile(r"about [\d.,\s]+ to [\d.,\s]+INK.* paid in \d+"))
    expect(line).to_be_visible()
    line.click()
    steps = value(page).get_by_role("table", name="From votes to tokens")
    for part in ("Strength of all votes", "To the author", "To the curators"):
        row = steps.get_by_role("row", name=part)
        expect(row.get_by_role("cell")).to_have_text(re.compile(r"^\s*(about )?\d"))
