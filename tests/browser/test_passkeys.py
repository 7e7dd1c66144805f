"""A passkey instead of a password: signing up with one, signing in, adding, removing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from accounts.models import Account, Event
from tests.browser.axe import faults
from tests.browser.newcomers import add_device, newest_code, prove, sign_up
from tests.frontend.world import World


@pytest.fixture
def page(browser: Browser, site: str, committed_world: World) -> Iterator[Page]:
    """A page under the name localhost: no passkey belongs to a bare address."""
    context = browser.new_context(base_url=site.replace("127.0.0.1", "localhost"))
    yield context.new_page()
    context.close()


def log_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.locator("main form button").click()
    page.wait_for_url("**/")


def test_sign_up_and_come_back_with_a_passkey(page: Page) -> None:
    add_device(page)
    page.goto("/accounts/signup/")
    page.get_by_role("link", name="Sign up with a passkey instead").click()
    page.fill("[name=username]", "newbie")
    page.fill("[name=email]", "newbie@example.org")
    page.click("main form .btn-primary")
    page.fill("[name=code]", newest_code("newbie"))
    page.click("main form .btn-primary")
    page.wait_for_url("**/2fa/webauthn/signup/")
    assert list(faults(page, place="passkey signup", kind="mfa_signup_webauthn")) == []
    page.click("#mfa_webauthn_signup")
    page.wait_for_url("**/welcome")
    newbie = Account.objects.get(name="newbie")
    assert newbie.email == "newbie@example.org"
    assert not newbie.has_usable_password()

    log_out(page)
    page.goto("/accounts/login/")
    page.click("#passkey_login")
    page.wait_for_url(lambda url: "/accounts/" not in url)
    expect(page.locator("nav.rail")).to_contain_text("newbie")


def test_add_a_passkey_name_it_and_take_it_away(page: Page) -> None:
    add_device(page)
    sign_up(page, "newbie")
    page.goto("/accounts/2fa/webauthn/add/")
    prove(page)
    assert list(faults(page, place="add", kind="mfa_add_webauthn")) == []
    page.fill("[name=name]", "blue phone")
    page.locator("[name=passwordless]").check()
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/**")
    assert list(faults(page, place="codes")) == []
    page.goto("/accounts/2fa/webauthn/")
    expect(page.locator("main")).to_contain_text("blue phone")
    assert list(faults(page, place="list")) == []
    page.goto("/accounts/2fa/webauthn/reauthenticate/")
    assert list(faults(page, place="is it you", kind="mfa_reauthenticate_webauthn")) == []
    page.goto("/accounts/2fa/webauthn/")
    page.get_by_role("link", name="Rename").click()
    assert list(faults(page, place="rename", kind="mfa_edit_webauthn")) == []
    page.fill("[name=name]", "old phone")
    page.click("main form .btn-primary")
    expect(page.locator("main")).to_contain_text("old phone")
    page.get_by_role("link", name="Remove").click()
    assert list(faults(page, place="remove", kind="mfa_remove_webauthn")) == []
    page.get_by_role("button", name="Remove it").click()
    expect(page.locator("main")).not_to_contain_text("old phone")
    log = Account.objects.get(name="newbie").security_events.values_list("kind", flat=True)
    assert {Event.KEY_ADDED, Event.KEY_REMOVED} <= set(log)


def test_a_device_that_says_no_is_said_in_words(page: Page) -> None:
    session, device = add_device(page)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.goto("/accounts/login/")
    page.click("#passkey_login")
    expect(page.locator("[data-passkey-error]")).to_be_visible()
