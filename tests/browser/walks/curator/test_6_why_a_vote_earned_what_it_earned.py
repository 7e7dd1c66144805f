"""Curator 6: after the round read why each vote earned what it earned, including nothing."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from accounts.models import Account
from articles.services import publish, vote_on
from ledger.selectors import database_time
from rewards.services import run_cycle
from tests.browser.walks.people import Enter
from tests.frontend.world import World
from tests.rules import active_rules

POSITIVE = re.compile(r"0\.00[1-9]\sINK")


def pay_a_vote_for_ones_own(mira: Account) -> None:
    now, rules = database_time(), active_rules()
    earlier = now - timedelta(days=7, hours=12)
    own = publish(mira, title="My own", body="Words.", now=earlier)
    vote_on(own.pk, voter=mira, weight_bp=10_000, now=earlier + timedelta(hours=1))
    while (cycle := run_cycle(now, rules=rules)) is not None and not cycle.works:
        pass


def test_each_vote_has_its_sum_and_its_reason(enter: Enter, committed_world: World) -> None:
    pay_a_vote_for_ones_own(Account.objects.get(name="mira"))
    page = enter("mira")
    page.goto("/desk/curator")
    votes = page.get_by_role("table", name="Your votes, newest first")
    own = votes.get_by_role("row").filter(has_text="My own")
    expect(own).to_contain_text("0.000 INK")
    expect(own).to_contain_text("own text")
    paid = votes.get_by_role("row").filter(has_text="An older text")
    expect(paid).to_contain_text(POSITIVE)
    paid.get_by_role("link", name=POSITIVE).click()
    vote = page.get_by_role("table", name="Votes, the strongest first").get_by_role("row").last
    expect(vote).to_contain_text(POSITIVE)
    page.goto("/notices")
    page.get_by_role("link", name="See all rows").first.click()
    expect(page.get_by_role("main")).to_contain_text("An older text")
