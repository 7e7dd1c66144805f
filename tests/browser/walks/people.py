"""What the walks share: how somebody comes in, and steps that many lines take."""

import re
from typing import Final, Protocol

from playwright.sync_api import Locator, Page

from accounts.models import Account
from ledger.services import transfer
from tests.frontend.admin.offices import with_key
from tests.frontend.world import take_cookie

#: The wallet from which a test hands out INK: the reward pool's own.
_FUND: Final = 5


class Enter(Protocol):
    """Opens a browser as somebody; without a name as a stranger."""

    def __call__(self, name: str = "", *, script: bool = True, phone: bool = False) -> Page: ...


def give(account: Account, milli_ink: int) -> None:
    """Let somebody have INK to spend."""
    transfer(_FUND, credit=account.wallet_id, amount=milli_ink, key=f"walk/{account.pk}")


def come_with_key(enter: Enter, name: str, *, phone: bool = False) -> Page:
    """Open the first page as somebody with an office, who has a second key as the desk wants."""
    page = enter(phone=phone)
    take_cookie(page, with_key(Account.objects.get(name=name)))
    page.goto("/")
    return page


def to_cases(page: Page) -> None:
    """Go from the site to the queue of cases, as an officer of the whole site does."""
    page.get_by_role("link", name="Moderation", exact=True).click()
    page.get_by_role("link", name="Open cases", exact=True).click()
    page.wait_for_url("**/admin/cases/")


def value(page: Page) -> Locator:
    """The part under a text with its votes and its reward."""
    return page.get_by_role("region", name="Value")


def open_sheet(page: Page, words: str) -> None:
    """Unfold the sheet of the vote control whose words begin so; its weight may stand behind."""
    value(page).locator("summary", has_text=words).click()


def upvote(page: Page) -> Locator:
    """The button that gives or takes back the usual vote."""
    return value(page).get_by_role("button", name=re.compile(r"^Upvoted? ·"))


def budget(page: Page) -> str:
    """What is left of the voting budget, in words, by the sheet of weight that is open."""
    return value(page).get_by_role("img", name="budget").first.get_attribute("aria-label") or ""


def show_text(page: Page) -> None:
    """Lift the cover of a text that is marked as sensitive."""
    page.get_by_text("Show the text").click()


def answer(comment: Locator, words: str) -> None:
    """Answer a comment."""
    comment.get_by_text("Answer", exact=True).first.click()
    comment.get_by_label("Your answer").fill(words)
    comment.get_by_role("button", name="Answer", exact=True).click()


def open_settings(page: Page) -> None:
    """Open the sheet with the settings of the text that is being written."""
    page.get_by_role("main").get_by_text("Settings", exact=True).click()
