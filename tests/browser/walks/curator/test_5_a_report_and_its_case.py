"""Curator 5: abuse is reported by another button than the reward, and its case is followed."""

from uuid import uuid4

from playwright.sync_api import expect

from ledger.selectors import database_time
from moderation.models import Case
from moderation.services import decide
from moderation.services.deciding import Ruling
from tests.browser.walks.people import Enter
from tests.frontend.admin.offices import staff
from tests.frontend.world import World


def test_a_report_is_followed_to_its_decision(enter: Enter, committed_world: World) -> None:
    page = enter("olaf", phone=True)
    page.goto(committed_world.article_address)
    page.get_by_role("link", name="Report to moderators").first.click()
    page.get_by_label("Copied from somebody else").check()
    page.get_by_label("What moderators should know").fill("From a seed catalogue.")
    page.get_by_role("button", name="Send to moderators").click()
    expect(page.get_by_text("Nothing is taken away before one of them decides.")).to_be_visible()
    page.get_by_role("contentinfo").get_by_role("link", name="Your cases").click()
    mine = page.get_by_role("listitem").filter(has_text="Copied from somebody else")
    expect(mine).to_contain_text("Waits for a moderator.")
    expect(mine.get_by_role("link", name="Growing beans in shade")).to_be_visible()

    case = Case.objects.get()
    decide(case.pk, by=staff("stina"), ruling=Ruling([]), key=uuid4(), now=database_time())
    page.reload()
    expect(mine).to_contain_text("Decided: it stays as it is.")
