"""With a second key the password alone proves nothing: not for money, not for the keys either."""

import time
from itertools import count

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from accounts.models import Account
from tests.accounts.conftest import PASSWORD

SECRET = "JBSWY3DPEHPK3PXP"
PROOF = "/accounts/reauthenticate/"
CODE = "/accounts/2fa/reauthenticate/"
#: As much of a passkey as its list shows.
KEY = {"name": "Phone", "credential": {"rawId": "AA", "clientExtensionResults": {}}}
#: Pages that want a proof: one of ours, some of allauth's.
ASKING = ("/settings/close", "/wallet/send", "/accounts/2fa/totp/deactivate/")


def code_of(moment: float) -> str:
    return str(format_hotp_value(hotp_value(SECRET, int(moment) // 30)))


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def closed(client: Client) -> list[bool]:
    return ["reauthenticate" in client.get(page).headers.get("Location", "") for page in ASKING]


def test_without_a_second_key_the_password_proves(ines: Account) -> None:
    client = signed_in(ines)
    assert closed(client)[0]
    client.post(PROOF, {"password": PASSWORD})
    assert not closed(client)[0]


def test_with_a_code_app_only_a_code_proves(ines: Account) -> None:
    TOTP.activate(ines, SECRET)
    client = signed_in(ines)
    assert client.get(PROOF)["Location"] == CODE
    assert client.post(PROOF, {"password": PASSWORD})["Location"] == CODE
    assert "Use your password" not in client.get(CODE).text
    assert closed(client) == [True, True, True]
    client.post(CODE, {"code": code_of(time.time())})
    assert closed(client) == [False, False, False]


def test_a_recovery_code_proves_too(ines: Account) -> None:
    TOTP.activate(ines, SECRET)
    codes = RecoveryCodes.activate(ines)
    client = signed_in(ines)
    client.post(CODE, {"code": codes.get_unused_codes()[0]})
    assert not closed(client)[0]


def test_with_a_passkey_only_the_passkey_proves(ines: Account) -> None:
    Authenticator.objects.create(user=ines, type=Authenticator.Type.WEBAUTHN, data={})
    client = signed_in(ines)
    asked = client.post(PROOF, {"password": PASSWORD})
    assert asked["Location"] == reverse("mfa_reauthenticate_webauthn")
    assert closed(client)[0]


def test_ones_own_right_code_gives_no_more_guesses_at_others(
    ines: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    TOTP.activate(ines, SECRET)
    clock = [1_800_000_000.0]
    monkeypatch.setattr("time.time", lambda: clock[0])
    own, others, let_through = signed_in(ines), count(), 0
    for _ in range(12):
        clock[0] += 1
        form = {"login": f"nobody-{next(others)}", "password": "not this one"}
        let_through += "with this password" in Client().post("/accounts/login/", form).text
        if let_through == 9:
            clock[0] += 31
            own.post(CODE, {"code": code_of(clock[0])})
            assert not closed(own)[0]
    assert let_through == 10


def test_codes_and_passwords_from_one_address_are_counted_together(
    ines: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1_800_000_000.0]
    monkeypatch.setattr("time.time", lambda: clock[0])
    TOTP.activate(ines, SECRET)
    own = signed_in(ines)
    for number in range(10):
        form = {"login": f"nobody-{number}", "password": "not this one"}
        assert "with this password" in Client().post("/accounts/login/", form).text
    right = {"code": code_of(clock[0])}
    assert "Too many attempts" in own.post(CODE, right).text
    assert closed(own)[0]
    own.post(CODE, right, REMOTE_ADDR="192.0.2.7")
    assert not closed(own)[0]


def test_the_last_key_of_an_account_without_password_stays(ines: Account) -> None:
    """Else nothing would be asked of it any more before money leaves."""
    TOTP.activate(ines, SECRET)
    ines.set_unusable_password()
    ines.save()
    client = signed_in(ines)
    client.post(CODE, {"code": code_of(time.time())})
    off = "/accounts/2fa/totp/deactivate/"
    assert "Set a password first" in client.post(off).text
    key = Authenticator.objects.create(user=ines, type=Authenticator.Type.WEBAUTHN, data=KEY)
    assert client.post(off).status_code == 302
    removal = f"/accounts/2fa/webauthn/keys/{key.pk}/remove/"
    assert "Set a password first" in client.post(removal, follow=True).text
    assert Authenticator.objects.filter(pk=key.pk).exists()
    ines.set_password(PASSWORD)
    ines.save()
    client = signed_in(ines)
    assert closed(client)[0]
