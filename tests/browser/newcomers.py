"""What the tests of coming in share: a sign-up, the newest letter, a device with passkeys."""

from typing import Any

from playwright.sync_api import CDPSession, Page

from accounts.models import Letter

PASSWORD = "a bean under a lime tree"


def sign_up(page: Page, name: str) -> None:
    """Through the form, up to the page of the first visit."""
    page.goto("/accounts/signup/")
    page.fill("[name=username]", name)
    page.fill("[name=email]", f"{name}@example.org")
    page.fill("[name=password1]", PASSWORD)
    page.click("main form .btn-primary")
    page.wait_for_url("**/welcome")


def newest_code(name: str) -> str:
    """The code of the newest letter to that person that holds one."""
    letters = Letter.objects.filter(to=f"{name}@example.org", facts__has_key="code")
    return str(letters.latest("pk").facts["code"])


def prove(page: Page) -> None:
    """Answer the question whether it is you, by password."""
    page.wait_for_url("**/accounts/reauthenticate/**")
    page.fill("[name=password]", PASSWORD)
    page.click("main form .btn-primary")


def add_device(page: Page) -> tuple[CDPSession, str]:
    """Give the browser a device that keeps passkeys and says yes to everything."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options: dict[str, Any] = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session, str(made["authenticatorId"])
