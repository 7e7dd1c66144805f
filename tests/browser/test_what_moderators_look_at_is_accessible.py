"""axe finds nothing on the pages that only officers open: what waits, and what is watched for."""

from uuid import uuid4

from playwright.sync_api import Page

from accounts.models import Account
from articles.drafting import Manuscript, Sheet
from articles.proposals import Proposal
from communities.models import Community
from communities.services import join
from ledger.selectors import database_time
from moderation.screening import Does
from moderation.services import submit, submit_answer, watch_words
from tests.browser.axe import faults_at_all_sizes
from tests.frontend.admin.offices import with_key
from tests.frontend.findings import opened
from tests.frontend.world import World, log_in


def fill(world: World) -> None:
    """A list of words, and a text and an answer that wait."""
    now, gardening = database_time(), Community.objects.get(slug="gardening")
    mira = Account.objects.get(name="mira")
    Account.objects.filter(name="mira").update(is_staff=True, is_superuser=True)
    with_key(mira)
    Community.objects.update(holds_first=3)
    join(gardening, account=world.stranger, now=now)
    watch_words(mira, community=gardening, name="Bets", does=Does.HOLD, words="casino", now=now)
    proposal = Proposal("Slugs at nine", "A casino of slugs.\n\n# Tiles", community="gardening")
    text = Manuscript("Slugs at nine", "A casino of slugs.\n\n# Tiles")
    submit(world.stranger, proposal=proposal, sheet=Sheet(uuid4()), text=text, now=now)
    submit_answer(int(world.places["WORK"]), author=world.stranger, body="Why?", now=now)


def test_no_page_of_officers_has_a_finding(browser_page: Page, committed_world: World) -> None:
    fill(committed_world)
    page = browser_page
    page.emulate_media(reduced_motion="reduce")
    log_in(page, "mira")
    found: list[str] = []
    kinds = {
        "community_held": "/c/gardening/held",
        "community_settings": "/c/gardening/settings",
        "community_members": "/c/gardening/members",
        "community_picture": "/c/gardening/picture",
        "held": "/moderation/held",
        "places": f"/work/{committed_world.places['WORK']}/places",
    }
    for number, (kind, address) in enumerate(kinds.items()):
        # In English and in Swedish by turns.
        page.set_extra_http_headers({"Accept-Language": ("en", "sv")[number % 2]})
        page.goto(address)
        found += faults_at_all_sizes(page, place=address, kind=kind)
    page.goto("/c/gardening/held")
    for summary in page.get_by_role("main").locator("summary").all():
        summary.click()
    found += faults_at_all_sizes(page, place="a text that waits")
    finding = opened(committed_world, by=Account.objects.get(name="mira"))
    page.goto(f"/moderation/findings/{finding.pk}")
    found += faults_at_all_sizes(page, place="a finding", kind="moderation_finding")
    assert found == []


def test_no_author_who_waits_meets_a_finding(browser_page: Page, committed_world: World) -> None:
    fill(committed_world)
    browser_page.emulate_media(reduced_motion="reduce")
    log_in(browser_page, "olaf")
    opened(committed_world, by=Account.objects.get(name="mira"))
    browser_page.goto("/cases")
    assert list(faults_at_all_sizes(browser_page, place="/cases")) == []
    browser_page.goto("/plans")
    browser_page.get_by_text("Your words").click()
    assert list(faults_at_all_sizes(browser_page, place="/plans")) == []
