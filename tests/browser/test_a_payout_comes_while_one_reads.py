"""A page that stays open does not go on saying that a reward is paid in so many seconds."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from curation.models import Work
from ledger.selectors import database_time
from tests.frontend.world import World


def test_the_reward_line_is_asked_for_once_more(
    browser_page: Page, committed_world: World
) -> None:
    page, work = browser_page, int(committed_world.places["WORK"])
    Work.objects.filter(pk=work).update(closes_at=database_time() + timedelta(seconds=12))
    page.goto(committed_world.article_address)
    standing = page.locator("#standing")
    expect(standing).to_contain_text("for author and curators, paid in")
    expect(standing).to_contain_text("in the next payout round", timeout=20_000)
    # It is asked for again by a vote alone.
    assert standing.get_attribute("hx-trigger") == "voted from:body"
