"""Curator 9: lend part of my power, limit it, take it back, and see what they did with it."""

from playwright.sync_api import Page, expect

from ledger.models import Delegation
from tests.browser.walks.people import Enter, give
from tests.frontend.world import World, prove


def lend(page: Page, amount: str) -> None:
    page.goto("/wallet")
    page.get_by_role("link", name="Lend power").click()
    page.get_by_label("To whom").fill("mira")
    page.get_by_label("How much").fill(amount)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text("Nothing has moved yet")).to_be_visible()
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_text("A receipt.")).to_be_visible()


def power_up(page: Page, amount: str) -> None:
    page.goto("/wallet/power-up")
    page.get_by_label("How much").fill(amount)
    page.get_by_role("button", name="Check it").click()
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_text("A receipt.")).to_be_visible()


def test_it_is_lent_lowered_and_taken_back(enter: Enter, committed_world: World) -> None:
    lender = committed_world.stranger
    give(lender, 20_000)
    page, loans = enter(), Delegation.objects.filter(delegator_id=lender.wallet_id)
    prove(page, "olaf")
    power_up(page, "15")
    lend(page, "8")
    first = loans.get().amount
    page.goto("/wallet")
    expect(page.get_by_text("Lent to mira")).to_be_visible()
    lend(page, "3")
    assert loans.get().amount < first
    page.goto("/wallet")
    page.get_by_role("link", name="Your loans").click()
    expect(page.get_by_role("heading", name="mira")).to_be_visible()
    expect(page.get_by_text("Votes in seven days")).to_be_visible()
    expect(page.get_by_text("upvote")).to_be_visible()
    lend(page, "0")
    assert not loans.exists()
    page.goto("/wallet")
    expect(page.get_by_text("Lent to mira")).to_have_count(0)
