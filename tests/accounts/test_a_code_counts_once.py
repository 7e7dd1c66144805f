"""A code of the app opens the account once, for as long as it is good."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from accounts.models import Account
from tests.accounts.conftest import PASSWORD

SECRET = "JBSWY3DPEHPK3PXP"


def second_step(client: Client, code: str) -> bool:
    client.post("/accounts/login/", {"login": "ines", "password": PASSWORD})
    client.post("/accounts/2fa/authenticate/", {"code": code})
    entered = "_auth_user_id" in client.session
    client.logout()
    return entered


@pytest.mark.parametrize(("late_seconds", "enters"), [(0, True), (30, True), (75, False)])
def test_a_clock_may_be_half_a_minute_off(
    late_seconds: int, enters: bool, ines: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    TOTP.activate(ines, SECRET)
    monkeypatch.setattr("time.time", lambda: 1_800_000_000.0 + late_seconds)
    code = format_hotp_value(hotp_value(SECRET, 1_800_000_000 // 30))
    assert second_step(Client(), code) is enters


def test_a_code_that_was_used_is_of_no_use(ines: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    TOTP.activate(ines, SECRET)
    now = [1_800_000_000.0]
    monkeypatch.setattr("time.time", lambda: now[0])
    code = format_hotp_value(hotp_value(SECRET, 1_800_000_000 // 30))
    assert second_step(Client(), code)
    key = Authenticator.objects.get().wrap()._get_used_cache_key(code)
    assert cache.get(key) == "y"
    now[0] += 31
    assert not second_step(Client(), code)
