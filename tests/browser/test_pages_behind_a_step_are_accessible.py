"""axe finds nothing on the pages that no address alone leads to: reviews and receipts of money and
power, a year's statement, what asks before the last step, and what says that something is gone.
"""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from accounts.models import Memo
from articles.services import erase, publish
from ledger.selectors import database_time
from tests.browser.axe import faults_at_all_sizes
from tests.browser.walks.people import give
from tests.frontend.world import World, prove


@pytest.fixture
def still(browser_page: Page) -> Page:
    """A page whose colours change at once with the theme."""
    browser_page.emulate_media(reduced_motion="reduce")
    return browser_page


def steps(page: Page, form: str, fields: dict[str, str], *, receipt: str) -> Iterator[str]:
    """What is wrong with a form of money, with what asks whether it is right, and the receipt."""
    page.goto(reverse(form))
    yield from faults_at_all_sizes(page, place=form, kind=form)
    for label, value in fields.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Check it").click()
    page.get_by_text("Nothing has moved yet").wait_for()
    yield from faults_at_all_sizes(page, place=f"the review of {form}")
    page.get_by_role("main").get_by_role("button").first.click()
    page.get_by_text("A receipt.").wait_for()
    yield from faults_at_all_sizes(page, place=f"the receipt of {form}", kind=receipt)


def seen(page: Page, kinds: dict[str, str]) -> Iterator[str]:
    """What is wrong with pages, by the names of their addresses."""
    for kind, address in kinds.items():
        page.goto(address)
        yield from faults_at_all_sizes(page, place=address, kind=kind)


def test_no_step_of_money_has_a_finding(still: Page, committed_world: World) -> None:
    give(committed_world.stranger, 40_000)
    page = still
    prove(page, "olaf")
    amount = "How much"
    found = [
        *steps(page, "power_up", {amount: "20"}, receipt="receipt"),
        *steps(page, "lend", {"To whom": "mira", amount: "5"}, receipt="loan_receipt"),
        *steps(page, "power_down", {amount: "10"}, receipt="power_down_receipt"),
        *steps(
            page,
            "send",
            {"To whom": "mira", amount: "1", "What for": "Seed."},
            receipt="receipt",
        ),
    ]
    memo = Memo.objects.get()
    year = database_time().year
    found += seen(
        page,
        {"erase_memo": f"/wallet/memo/{memo.batch}/erase", "wallet_year": f"/wallet/year/{year}"},
    )
    assert found == []


def test_no_last_step_and_no_word_of_what_is_gone_has_a_finding(
    still: Page, committed_world: World
) -> None:
    page, now, tove = still, database_time(), committed_world.author
    text = publish(tove, title="Gone", body="Words.", now=now)
    erase(text.pk, author=tove, now=now)
    prove(page, "tove")
    # The last one answers that only a form leads there.
    found = seen(
        page,
        {
            "settings_close": "/settings/close",
            "article": f"/@tove/{text.permlink}",
            "theme": "/theme",
        },
    )
    assert list(found) == []
