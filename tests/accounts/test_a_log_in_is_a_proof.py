"""Who logged in a moment ago by what a proof is asked by gave one; by less, or long ago, not."""

import time

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from accounts.models import Account, Letter
from tests.accounts.conftest import PASSWORD

SECRET = "JBSWY3DPEHPK3PXP"
#: One of ours, one of allauth's.
ASKING = ("/wallet/send", "/accounts/2fa/totp/activate/")


def logged_in(account: Account) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": account.name, "password": PASSWORD})
    return client


def asked(client: Client, page: str) -> bool:
    return "reauthenticate" in client.get(page).headers.get("Location", "")


def test_a_password_is_not_asked_for_twice_in_a_row(ines: Account) -> None:
    client = logged_in(ines)
    assert [asked(client, page) for page in ASKING] == [False, False]


def test_after_five_minutes_it_is(ines: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    client, then = logged_in(ines), time.time()
    monkeypatch.setattr("time.time", lambda: then + 301)
    assert [asked(client, page) for page in ASKING] == [True, True]


def test_a_code_of_a_letter_opens_an_account_and_proves_nothing(ines: Account) -> None:
    client = Client()
    client.post("/accounts/login/code/", {"email": ines.email})
    letter = Letter.objects.filter(facts__has_key="code").latest("pk")
    client.post("/accounts/login/code/confirm/", {"code": letter.facts["code"]})
    assert client.get("/wallet").status_code == 200
    assert asked(client, "/wallet/send")


def test_with_a_second_key_the_key_counts_and_the_password_does_not(ines: Account) -> None:
    client = logged_in(ines)
    TOTP.activate(ines, SECRET)
    assert asked(client, "/wallet/send")
    client = logged_in(ines)
    code = str(format_hotp_value(hotp_value(SECRET, int(time.time()) // 30)))
    client.post("/accounts/2fa/authenticate/", {"code": code})
    assert not asked(client, "/wallet/send")
