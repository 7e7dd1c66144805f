"""A code app beside the password, and recovery codes for when the phone is gone."""

import base64
import hashlib
import hmac
import struct
import time

from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.newcomers import PASSWORD, prove, sign_up
from tests.frontend.world import World


def shown_by_the_app(secret: str, *, steps_ahead: int = 0) -> str:
    """The six digits of RFC 6238 for this half minute."""
    counter = int(time.time()) // 30 + steps_ahead
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1)
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4]) & 0x7FFFFFFF) % 1_000_000:06}"


def log_in_again(page: Page) -> None:
    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.fill("[name=login]", "newbie")
    page.fill("[name=password]", PASSWORD)
    page.click("main form .btn-primary")
    page.wait_for_url("**/2fa/authenticate/**")


def test_the_app_and_the_recovery_codes_let_one_in(
    browser_page: Page, committed_world: World
) -> None:
    page = browser_page
    sign_up(page, "newbie")
    page.goto("/accounts/2fa/totp/activate/")
    assert list(faults(page, place="is it you", kind="account_reauthenticate")) == []
    prove(page)
    assert list(faults(page, place="activate", kind="mfa_activate_totp")) == []
    secret = page.locator("#authenticator_secret").inner_text()
    page.fill("[name=code]", "000000")
    page.click("main form .btn-primary")
    expect(page.locator(".errorlist")).to_be_visible()
    assert page.locator("#authenticator_secret").inner_text() == secret
    page.fill("[name=code]", shown_by_the_app(secret))
    page.click("main form .btn-primary")
    page.wait_for_url("**/recovery-codes/**")
    assert list(faults(page, place="codes", kind="mfa_view_recovery_codes")) == []
    codes = page.locator("#recovery_codes li").all_inner_texts()
    assert len(codes) == 10
    page.goto("/accounts/2fa/recovery-codes/generate/")
    assert list(faults(page, place="new codes", kind="mfa_generate_recovery_codes")) == []

    log_in_again(page)
    assert list(faults(page, place="second key", kind="mfa_authenticate")) == []
    page.fill("[name=code]", codes[0])
    page.click("main form .btn-primary")
    page.wait_for_url(lambda url: "/accounts/" not in url)

    log_in_again(page)
    page.fill("[name=code]", codes[0])
    page.click("main form .btn-primary")
    expect(page.locator(".errorlist")).to_be_visible()
    page.fill("[name=code]", shown_by_the_app(secret, steps_ahead=1))
    page.click("main form .btn-primary")
    page.wait_for_url(lambda url: "/accounts/" not in url)

    page.goto("/accounts/2fa/reauthenticate/?next=/accounts/2fa/totp/deactivate/")
    assert list(faults(page, place="is it you, by code", kind="mfa_reauthenticate")) == []
    page.fill("[name=code]", codes[1])
    page.click("main form .btn-primary")
    assert list(faults(page, place="off", kind="mfa_deactivate_totp")) == []
    page.get_by_role("button", name="Switch it off").click()
    expect(page.locator("main")).to_contain_text("Off.")
