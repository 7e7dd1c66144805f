"""Moderator 1: one queue for reports, held first posts and similar texts, filtered by community,
with age and priority. Rings stand beside it in the register of findings: see Curator 10.
"""

from datetime import timedelta
from uuid import UUID

from playwright.sync_api import Locator, Page, expect

from articles.services import publish
from communities.models import Community
from communities.services import join
from ledger.selectors import database_time
from moderation.models import Case
from moderation.reasons import Reason
from moderation.services import report, submit_answer
from moderation.services.likening import read_texts
from tests.browser.walks.people import Enter, come_with_key, to_cases
from tests.frontend.admin.offices import officer, staff
from tests.frontend.world import World


def fill(world: World) -> None:
    """A report, a threat that is four days old, a copy of a text, and an answer that waits."""
    now, stranger, work = database_time(), world.stranger, int(world.places["WORK"])
    gardening = Community.objects.get(slug="gardening")
    Community.objects.update(holds_first=1)
    join(gardening, account=stranger, now=now)
    submit_answer(work, author=stranger, body="Why not peas?", now=now)
    report(work_id=work, reporter=stranger, reason=Reason.COPIED, key=UUID(int=1), now=now)
    threat = report(
        account=stranger, reporter=world.author, reason=Reason.DANGER, key=UUID(int=2), now=now
    )
    Case.objects.filter(pk=threat.pk).update(opened_at=now - timedelta(days=4))
    words = " ".join(f"Row {number} had {number % 7} pods." for number in range(60))
    publish(world.author, title="Counted", body=words, now=now - timedelta(hours=1))
    publish(stranger, title="Counted too", body=words, now=now)
    read_texts(now)


def lines(page: Page) -> Locator:
    """The open cases, as they stand below each other."""
    found = page.get_by_role("heading", name="Open cases", exact=True)
    return page.locator("section").filter(has=found).get_by_role("listitem")


def narrow(page: Page, **chosen: str) -> None:
    for label, wish in chosen.items():
        page.get_by_label(label.capitalize(), exact=True).select_option(wish)
    page.get_by_role("main").get_by_role("button", name="Show", exact=True).click()


def test_all_that_waits_is_in_one_place_the_urgent_first(
    enter: Enter, committed_world: World
) -> None:
    fill(committed_world)
    staff("stina")
    page = come_with_key(enter, "stina")
    to_cases(page)
    expect(lines(page)).to_have_count(4)
    expect(lines(page).first).to_contain_text(
        "urgent, report (danger to somebody), olaf, 4 days ago"
    )
    words = "report (copied): Growing beans in shade, tove, Gardening"
    expect(lines(page).filter(has_text=words)).to_contain_text("soon")
    expect(lines(page).filter(has_text="similar text: Counted too, olaf")).to_have_count(1)
    narrow(page, urgency="urgent")
    expect(lines(page)).to_have_count(1)
    narrow(page, urgency="all", age="three days and older")
    expect(lines(page)).to_have_count(1)
    narrow(page, age="all", kind="similar text")
    expect(lines(page)).to_contain_text("olaf")
    page.get_by_label("Address of a community").fill("gardening")
    narrow(page, kind="report")
    expect(lines(page)).to_have_count(1)
    expect(lines(page)).to_contain_text("tove, Gardening")
    narrow(page, kind="held text")
    expect(lines(page)).to_have_count(1)
    expect(lines(page)).to_contain_text("can wait, held text: an answer, olaf, Gardening")
    lines(page).get_by_role("link").click()
    expect(page.get_by_text("Why not peas?")).to_be_visible()


def test_a_communitys_moderator_comes_by_its_page_and_sees_no_other_cases(
    enter: Enter, committed_world: World
) -> None:
    fill(committed_world)
    officer("otto", Community.objects.get(slug="gardening"))
    page = come_with_key(enter, "otto", phone=True)
    page.get_by_role("link", name="Communities", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="Gardening", exact=True).first.click()
    page.get_by_role("link", name="Cases", exact=True).click()
    expect(lines(page)).to_have_count(2)
    expect(lines(page).first).to_contain_text("tove, Gardening")
    page.get_by_label("Address of a community").fill("")
    narrow(page, kind="all")
    expect(lines(page)).to_have_count(2)
