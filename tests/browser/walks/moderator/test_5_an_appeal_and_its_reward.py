"""Moderator 5: an appeal against a colleague's decision, a talk with the author, and a decision;
what escrow held is paid by itself.
"""

import re
from datetime import datetime, timedelta
from uuid import uuid4

from playwright.sync_api import Page, expect

from articles.models import Article
from articles.services import publish, vote_on
from communities.models import Community
from ledger.codes import Code
from ledger.models import Batch
from ledger.selectors import database_time
from moderation.models import Decision
from moderation.reasons import Reason
from moderation.services import report
from notifications.gathering import gather
from rewards.models import Hold
from rewards.services import run_cycle
from tests.browser.walks.people import Enter, come_with_key
from tests.frontend.admin.offices import officer
from tests.frontend.world import World
from tests.rules import active_rules

WORDS = "Wait for the slug. It comes at nine."


def fill(world: World) -> Article:
    """A text whose voting ends in minutes, voted on and reported; two who look after its place."""
    now, rules = database_time(), active_rules()
    gardening = Community.objects.get(slug="gardening")
    for name in ("otto", "elin"):
        officer(name, gardening)
    written = now - timedelta(seconds=rules.payout.window_seconds) + timedelta(minutes=5)
    text = publish(
        world.author, title="Slugs at nine", body=WORDS, community=gardening, now=written
    )
    vote_on(text.pk, voter=world.stranger, weight_bp=10_000, now=written + timedelta(hours=1))
    report(work_id=text.pk, reporter=world.stranger, reason=Reason.COPIED, key=uuid4(), now=now)
    return text


def pay(*, at: datetime) -> None:
    """What the worker does when a round is due."""
    while run_cycle(at, rules=active_rules()) is not None:
        pass


def to_the_case(page: Page) -> None:
    """From the first page of a moderator of the community to its one case."""
    page.get_by_role("link", name="Communities", exact=True).first.click()
    page.get_by_role("main").get_by_role("link", name="Gardening", exact=True).first.click()
    page.get_by_role("link", name="Cases", exact=True).click()
    page.get_by_role("main").get_by_role("link", name=re.compile("^Case ")).first.click()
    page.wait_for_url("**/admin/cases/*/")


def remove(page: Page) -> None:
    """Decide the case as a first moderator does."""
    page.get_by_label("Remove the text").check()
    page.get_by_label("Rule that was broken").fill("Write it yourself")
    page.get_by_label("Message to the author").fill("I read this elsewhere.")
    page.get_by_role("button", name="Show what will happen").click()
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_text("Decided. The author and the reporters are told.")).to_be_visible()


def test_a_text_comes_back_with_its_reward(enter: Enter, committed_world: World) -> None:
    text, rules = fill(committed_world), active_rules()
    page = come_with_key(enter, "otto")
    to_the_case(page)
    remove(page)
    gather(database_time())

    author = enter("tove", phone=True)
    author.goto("/")
    author.get_by_role("navigation", name="Main, short").get_by_role(
        "link", name="Notices"
    ).click()
    author.get_by_role("link", name=re.compile("Moderators decided")).first.click()
    author.get_by_role("main").get_by_role("link", name="Your cases").click()
    author.wait_for_url(re.compile("/cases"))
    case = author.get_by_role("article").filter(has_text="Remove")
    expect(case).to_contain_text("I read this elsewhere.")
    case.get_by_label("What you have to say").fill("I wrote it on Monday; here is my notebook.")
    case.get_by_role("button", name="Appeal", exact=True).click()
    expect(case).to_contain_text("You appealed; somebody else answers by")

    pay(at=database_time() + timedelta(seconds=2 * rules.payout.cycle_seconds))
    author.reload()
    expect(case).to_contain_text("The reward is paid into escrow")

    to_the_case_again = page.get_by_role("button", name="Show what reversing does")
    page.reload()
    expect(to_the_case_again).to_have_count(0)
    hearer = come_with_key(enter, "elin")
    to_the_case(hearer)
    expect(hearer.get_by_text("I wrote it on Monday")).to_be_visible()
    hearer.get_by_label("Words to the author").fill("Which page of it?")
    hearer.get_by_role("button", name="Say it").click()
    expect(hearer.get_by_text("Which page of it?")).to_be_visible()
    author.reload()
    expect(case).to_contain_text("Who hears the appeal: Which page of it?")
    case.get_by_label("What you have to say").fill("The ninth.")
    case.get_by_role("button", name="Say this too").click()
    expect(case).to_contain_text("You: The ninth.")
    hearer.reload()
    expect(hearer.get_by_text("The ninth.")).to_be_visible()
    hearer.get_by_label("Words to the author").fill("So it is. It is back.")
    hearer.get_by_role("button", name="Show what reversing does").click()
    expect(hearer.get_by_text("The held reward is paid out to all who share it.")).to_be_visible()
    hearer.get_by_role("button", name="Reverse the decision").click()
    expect(hearer.get_by_role("main")).to_contain_text("closed")

    author.reload()
    expect(case.first).to_contain_text("The held reward was paid out, by decision no.")
    case.get_by_role("link", name="Slugs at nine").first.click()
    expect(author.get_by_text(WORDS)).to_be_visible()
    author.get_by_role("banner").get_by_role("link", name="Wallet").click()
    words = "Author's reward for Slugs at nine"
    earned = author.get_by_role("main").get_by_text(words, exact=True)
    expect(earned).to_have_count(2)
    number = Decision.objects.get(undoes__isnull=False).pk
    assert Batch.objects.get(code=Code.RELEASE).reference.endswith(f"/decision/{number}")
    assert Hold.objects.get(pk=text.pk).state == Hold.State.RELEASED
