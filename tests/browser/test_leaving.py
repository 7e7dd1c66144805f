"""Closing the account: proof, one question, gone."""

from playwright.sync_api import Page, expect

from accounts.models import Account
from tests.browser.axe import faults
from tests.frontend.world import PASSWORD, World, log_in


def test_close_the_account(browser_page: Page, committed_world: World) -> None:
    page = browser_page
    log_in(page, "olaf")
    page.goto("/settings/security")
    page.get_by_role("link", name="Close the account").click()
    page.wait_for_url("**/reauthenticate/**")
    page.fill("[name=password]", PASSWORD)
    page.click("main form .btn-primary")
    expect(page.locator("h1")).to_have_text("Close the account olaf")
    assert list(faults(page, place="close")) == []
    page.get_by_label("Erase them all, for ever").check()
    page.fill("[name=name]", "tove")
    page.get_by_role("button", name="Close the account for ever").click()
    expect(page.locator(".errorlist")).to_contain_text("not the name")
    assert Account.objects.filter(name="olaf", is_active=True).exists()
    page.fill("[name=name]", "olaf")
    page.get_by_role("button", name="Close the account for ever").click()
    page.wait_for_url("**/erasure/**")
    expect(page.locator("main")).to_contain_text("The account is closed")
    expect(page.locator("main")).to_contain_text("Keep the address of this page")
    assert list(faults(page, place="certificate", kind="erasure")) == []
    assert not Account.objects.filter(name="olaf").exists()
    page.goto("/accounts/login/")
    page.fill("[name=login]", "olaf")
    page.fill("[name=password]", PASSWORD)
    page.click("main form .btn-primary")
    expect(page.locator(".errorlist")).to_be_visible()
