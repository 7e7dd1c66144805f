"""Two keys that are removed at one moment: the one that is left as the last one stays."""

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.models import Account
from accounts.services import register
from ledger.selectors import database_time
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken

KEY = {"name": "Phone", "credential": {"rawId": "AA", "clientExtensionResults": {}}}
OFF = "/accounts/2fa/totp/deactivate/"


@pytest.fixture
def ines(committed_db: CommittedDatabase, settings: Settings) -> Account:
    """Without a password."""
    settings.INKWELL_STARTER_DELEGATION = 0
    account = register("ines", email="ines@example.org", now=database_time())
    assert EmailAddress.objects.filter(user=account, verified=True).exists()
    return account


def key(account: Account, kind: Authenticator.Type = Authenticator.Type.WEBAUTHN) -> str:
    """A key of the account: the address at which it is removed."""
    made = Authenticator.objects.create(user=account, type=kind, data=KEY)
    if kind is Authenticator.Type.TOTP:
        return OFF
    return f"/accounts/2fa/webauthn/keys/{made.pk}/remove/"


def removed(account: Account, address: str) -> str:
    """What somebody reads who has just proved by a key and removes one."""
    client = Client()
    client.force_login(account)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
    return client.post(address, follow=True).text


@pytest.mark.parametrize("second", [Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP])
def test_the_second_of_two_at_once_is_refused(ines: Account, second: Authenticator.Type) -> None:
    first, last = key(ines), key(ines, second)
    page = overtaken(lambda: removed(ines, last), quick=lambda: removed(ines, first))
    assert "This is the last key of an account without a password." in page
    assert Authenticator.objects.filter(user=ines).count() == 1
