"""A community's money from the share that its owner sets to what two officers spend of it."""

from datetime import timedelta

from playwright.sync_api import Browser, Page, expect

from accounts.models import Account
from articles.services import publish, vote_on
from communities.models import Community, Spending
from communities.roles import Role
from communities.services import give_role
from ledger.selectors import database_time
from ledger.services import power_up, transfer
from rewards.services import run_cycle
from tests.browser.axe import faults_at_all_sizes
from tests.frontend.world import World, take_cookie, trusted
from tests.rules import active_rules


def entered(browser: Browser, site: str, account: Account) -> Page:
    """A page of somebody who proved a moment ago that it is them."""
    page = browser.new_context(base_url=site).new_page()
    page.emulate_media(reduced_motion="reduce")
    take_cookie(page, trusted(account))
    return page


def earn(gardening: Community, author: Account, voter: Account) -> None:
    """Let a text of the community come to its payout."""
    now = database_time()
    earlier = now - timedelta(days=8)
    transfer(5, credit=voter.wallet_id, amount=7_000_000, key="walk")
    power_up(voter.wallet_id, amount=6_000_000, key="walk up")
    text = publish(
        author,
        title="Beans that pay",
        body="In shade.",
        community=gardening,
        host_bp=500,
        now=earlier,
    )
    vote_on(text.pk, voter=voter, weight_bp=10_000, now=earlier + timedelta(hours=1))
    while (cycle := run_cycle(now, rules=active_rules())) is not None and not cycle.works:
        pass
    assert cycle is not None


def test_an_owner_sets_a_share_and_two_spend_it(
    browser: Browser, site: str, committed_world: World
) -> None:
    gardening = Community.objects.get(slug="gardening")
    writer, before = committed_world.author, database_time() - timedelta(days=15)
    give_role(gardening, account=writer, role=Role.ADMIN, by=gardening.founder, now=before)
    owner, second = (entered(browser, site, each) for each in (gardening.founder, writer))

    owner.goto("/c/gardening/settings")
    owner.get_by_role("link", name="Part of rewards").click()
    found = list(faults_at_all_sizes(owner, place="the share", kind="community_share"))
    owner.get_by_label("Part of the author's reward").fill("5")
    owner.get_by_role("button", name="Set the part").click()
    expect(owner.get_by_text("5\u00a0% goes to the community's wallet")).to_be_visible()

    second.goto("/write")
    second.get_by_role("main").get_by_text("Settings", exact=True).click()
    second.get_by_label("Community").select_option(
        label="Gardening: 5\u00a0% of your part goes to it"
    )

    earn(gardening, writer, committed_world.stranger)
    owner.goto("/c/gardening")
    owner.get_by_role("main").get_by_role("link", name="Wallet").click()
    expect(owner.get_by_text("Community's share for Beans that pay")).to_be_visible()
    found += faults_at_all_sizes(owner, place="the wallet")

    owner.goto("/c/gardening/spend")
    found += faults_at_all_sizes(owner, place="the form", kind="community_spend")
    owner.get_by_label("To whom").fill("olaf")
    owner.get_by_label("How much").fill("0.05")
    owner.get_by_label("What for").fill("Prizes for beans")
    owner.get_by_role("button", name="Ask for it").click()
    expect(owner.get_by_text("waits for a second officer")).to_be_visible()

    second.goto("/notices")
    second.get_by_role("link", name="Money of a community").click()
    expect(second.get_by_role("button", name="Refuse it")).to_be_visible()
    found += faults_at_all_sizes(second, place="a payment", kind="spending")
    second.get_by_role("button", name="Sign it, and pay").click()
    expect(second.get_by_text("It is paid.")).to_be_visible()
    expect(second.get_by_text("signed by @tove (admin), paid")).to_be_visible()
    assert Spending.objects.get().state == "paid"
    assert found == []
    for page in (owner, second):
        page.context.close()
