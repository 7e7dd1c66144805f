"""Curator 7: see my record: finds, hit rate and tags, this month beside the last, and take it
along as a table.
"""

import csv
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import expect

from accounts.models import Account
from articles.services import publish, vote_on
from ledger.selectors import database_time
from rewards.services import run_cycle
from tests.browser.walks.people import Enter
from tests.frontend.world import World
from tests.rules import active_rules


def _pay_for_a_find(world: World, curator: Account) -> None:
    """A text under a tag whose votes are over earns the curator something."""
    now, rules = database_time(), active_rules()
    earlier = now - timedelta(days=7, hours=12)
    text = publish(world.author, title="Slugs", body="Words.", tags=("soil",), now=earlier)
    vote_on(text.pk, voter=curator, weight_bp=10_000, now=earlier + timedelta(hours=1))
    while (cycle := run_cycle(now, rules=rules)) is not None and not cycle.works:
        pass
    assert cycle is not None


def test_finds_and_hits_stand_beside_those_of_the_last_month(
    enter: Enter, committed_world: World
) -> None:
    now, mira = database_time(), Account.objects.get(name="mira")
    text = publish(committed_world.author, title="Peas", body="Words.", tags=("soil",), now=now)
    vote_on(text.pk, voter=mira, weight_bp=5_000, now=now + timedelta(seconds=1))
    _pay_for_a_find(committed_world, mira)
    page = enter("mira")
    page.goto("/desk/curator")
    record = page.get_by_role("table", name="This month and the last")
    expect(record.get_by_role("columnheader", name="Last month")).to_be_visible()
    for line in ("Earned", "Votes on texts that were paid", "Finds before others", "Hit rate"):
        cells = record.get_by_role("row", name=line).first.get_by_role("cell")
        expect(cells).to_have_count(2)
        assert all(cells.all_inner_texts())
    tag = page.get_by_role("table", name="By tag").get_by_role("row", name="#soil")
    expect(tag.get_by_role("cell").first).to_have_text("1")
    expect(tag.get_by_role("cell").last).to_contain_text("INK")
    expect(page.get_by_role("img", name="left").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Your votes as a table (CSV)").click()
    with Path(download.value.path()).open(encoding="utf-8") as opened:
        rows = list(csv.reader(opened))
    assert [row for row in rows if "Peas" in row]
