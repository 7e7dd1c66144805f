"""Moderator 4: the public log names the office that decided, the staff's trail the person."""

import re
from uuid import uuid4

from playwright.sync_api import expect

from ledger.selectors import database_time
from moderation.measures import Measure
from moderation.services import decide
from moderation.services.deciding import Ruling
from tests.browser.walks.people import Enter, come_with_key
from tests.frontend.admin.offices import reported, staff
from tests.frontend.world import World


def test_a_decision_stands_in_both(enter: Enter, committed_world: World) -> None:
    ruling = Ruling([Measure.LOCK], rule="Stay with the matter", message="Enough.")
    case, now = reported(committed_world), database_time()
    decide(case.pk, by=staff("stina"), ruling=ruling, key=uuid4(), now=now)

    stranger = enter(phone=True)
    stranger.goto("/c/gardening")
    stranger.get_by_role("link", name="About", exact=True).click()
    stranger.get_by_role("main").get_by_role("link", name="Log of moderation").click()
    line = stranger.get_by_role("listitem").filter(has_text="Stay with the matter")
    expect(line).to_contain_text("a moderator of the site")
    expect(stranger.get_by_role("main")).not_to_contain_text("stina")

    staff("ada", administrator=True)
    page = come_with_key(enter, "ada")
    page.get_by_role("link", name="Moderation", exact=True).click()
    page.get_by_role("link", name="What staff did", exact=True).click()
    page.get_by_label(re.compile("^Act")).select_option("case.decided")
    page.get_by_role("main").get_by_role("button", name="Show", exact=True).click()
    done = page.get_by_role("main").get_by_role("listitem")
    expect(done).to_have_count(1)
    expect(done).to_contain_text("@stina")
    done.get_by_role("link", name=f"Case {case.pk}").click()
    expect(page.get_by_role("main")).to_contain_text("Stay with the matter")
