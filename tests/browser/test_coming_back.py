"""Ways back in: a code by mail, a new password, and out of every other browser."""

from playwright.sync_api import Browser, Page, expect

from accounts.models import Account, Letter
from tests.browser.axe import faults
from tests.browser.newcomers import newest_code, sign_up
from tests.frontend.world import World, log_in_by_form


def ask_for_a_code(page: Page, name: str) -> None:
    page.goto("/accounts/login/code/")
    page.fill("[name=email]", f"{name}@example.org")
    page.click("main form .btn-primary")
    page.wait_for_url("**/login/code/confirm/**")


def test_a_code_by_mail_opens_the_account(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    ask_for_a_code(page, "tove")
    assert list(faults(page, place="code", kind="account_confirm_login_code")) == []
    page.fill("[name=code]", newest_code("tove"))
    page.click("main form .btn-primary")
    page.wait_for_url(lambda url: "/accounts/" not in url)
    expect(page.locator("nav.rail")).to_contain_text("tove")


def test_whether_an_address_is_known_shows_in_the_letter_only(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    ask_for_a_code(page, "tove")
    known = page.locator("main").inner_text().replace("tove", "nobody")
    page.context.clear_cookies()
    ask_for_a_code(page, "nobody")
    assert page.locator("main").inner_text() == known
    assert Letter.objects.get(to="nobody@example.org").template == "unknown_account"


def test_an_address_that_is_not_confirmed_opens_nothing(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    sign_up(page, "newbie")
    page.context.clear_cookies()
    ask_for_a_code(page, "newbie")
    letters = Letter.objects.filter(to="newbie@example.org").order_by("pk")
    assert letters.last().template == "unknown_account"  # type: ignore[union-attr]


def test_a_new_password_by_a_link(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    page.goto("/accounts/password/reset/")
    page.fill("[name=email]", "tove@example.org")
    page.click("main form .btn-primary")
    page.wait_for_url("**/reset/done/")
    page.goto(Letter.objects.get(template="password_reset_key").facts["password_reset_url"])
    assert list(faults(page, place="new password")) == []
    page.fill("[name=password1]", "another lime, another bean")
    page.fill("[name=password2]", "another lime, another bean")
    page.click("main form .btn-primary")
    page.wait_for_url("**/done/")
    tove = Account.objects.get(name="tove")
    assert tove.check_password("another lime, another bean")
    assert tove.security_events.filter(kind="password_reset").exists()


def test_sign_out_everywhere_else(browser: Browser, committed_world: World, site: str) -> None:
    here, there = browser.new_context(base_url=site), browser.new_context(base_url=site)
    mine, other = here.new_page(), there.new_page()
    log_in_by_form(mine, "tove")
    log_in_by_form(other, "tove")
    mine.goto("/accounts/sessions/")
    expect(mine.locator("main li")).to_have_count(2)
    mine.get_by_role("button", name="Sign out everywhere else").click()
    expect(mine.locator("main li")).to_have_count(1)
    other.goto("/wallet")
    assert "/accounts/login/" in other.url
    mine.goto("/wallet")
    assert mine.url.endswith("/wallet")
    here.close()
    there.close()
