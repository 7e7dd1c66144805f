"""From a stranger to an article and a vote, at once and for nothing."""

from playwright.sync_api import Browser, Page, expect

from accounts.models import Account
from ledger.selectors import effective_stake
from tests.browser.axe import faults
from tests.browser.keyboard import press_until
from tests.browser.newcomers import PASSWORD, newest_code, sign_up
from tests.frontend.world import World


def write_and_vote(page: Page, address: str) -> None:
    page.goto("/write")
    page.fill("[name=title]", "My first text")
    page.locator(".cm-content, [name=body]:visible").fill("It has a word in it.")
    page.locator("details.choices > summary").click()
    page.get_by_label("None: I wrote it").check()
    page.locator(".choices-sheet .btn-primary").click()
    expect(page.locator("h1")).to_have_text("My first text")
    page.goto(address)
    page.locator("[data-vote]").first.click()
    expect(page.locator("[data-vote]").first).to_have_attribute("aria-pressed", "true")


def test_a_newcomer_writes_and_votes_at_once(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    sign_up(page, "newbie")
    assert list(faults(page, place="welcome")) == []
    page.get_by_label("English").check()
    page.get_by_label("#soil").check()
    page.get_by_label("tove").check()
    page.get_by_role("button", name="Start reading").click()
    page.wait_for_url("**/following")
    newbie = Account.objects.get(name="newbie")
    assert newbie.preferences.reading_languages == ["en"]
    assert newbie.preferences.welcomed_at is not None
    assert newbie.following.get().followed.name == "tove"
    assert newbie.tag_follows.count() == 1
    assert effective_stake(newbie.wallet_id) > 0
    write_and_vote(page, committed_world.article_address)


def test_the_address_is_confirmed_when_there_is_time(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    sign_up(page, "newbie")
    page.get_by_role("link", name="Confirm it now or later").click()
    assert list(faults(page, place="confirm", kind="account_email_verification_sent")) == []
    page.fill("[name=code]", "WRONG1")
    page.click("main form .btn-primary")
    expect(page.locator(".errorlist")).to_contain_text("not the code")
    page.fill("[name=code]", newest_code("newbie"))
    page.click("main form .btn-primary")
    expect(page.locator(".notice-good")).to_contain_text("newbie@example.org")
    assert Account.objects.get(name="newbie").email == "newbie@example.org"


def test_the_same_without_script(browser: Browser, committed_world: World, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    sign_up(page, "newbie")
    page.get_by_role("button", name="Not now").click()
    page.wait_for_url("**/")
    write_and_vote(page, committed_world.article_address)
    context.close()


def test_the_same_by_keyboard(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    page.goto("/")
    press_until(page, "a[href='/accounts/signup/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/signup/")
    for field, typed in (
        ("username", "newbie"),
        ("email", "newbie@example.org"),
        ("password1", PASSWORD),
    ):
        press_until(page, f"[name={field}]")
        page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_url("**/welcome")
    press_until(page, "[name=languages]")
    page.keyboard.press("Space")
    press_until(page, "main form .btn-primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    assert Account.objects.get(name="newbie").preferences.reading_languages == ["en"]


def test_a_name_that_looks_like_another_is_refused_and_nothing_is_lost(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    page.goto("/accounts/signup/")
    page.fill("[name=username]", "t0ve")
    page.fill("[name=email]", "newbie@example.org")
    page.fill("[name=password1]", PASSWORD)
    page.click("main form .btn-primary")
    expect(page.locator(".errorlist")).to_contain_text("looks like tove")
    expect(page.locator("[name=email]")).to_have_value("newbie@example.org")
