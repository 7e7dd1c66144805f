"""The sign-up form."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.models import Account


@pytest.fixture(autouse=True)
def ours(db: None, settings: Settings) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0
    settings.ACCOUNT_RATE_LIMITS = False


def sign_up(client: Client, name: str, email: str = "") -> int:
    """The status of the answer: 302 is in, 200 is the form again."""
    address = email or f"{name.strip().replace(' ', '')}@example.org"
    form = {"username": name, "email": address, "password1": "beans in the shade"}
    return client.post("/accounts/signup/", form).status_code


def test_signing_up_registers_an_account_with_a_wallet(client: Client) -> None:
    assert sign_up(client, "Ines", "ines@example.org") == 302
    ines = Account.objects.get(name="ines")
    assert ines.wallet_id >= 1001
    assert ines.check_password("beans in the shade")
    assert client.session["_auth_user_id"] == str(ines.pk)


@pytest.mark.parametrize("name", ["ab", "admin", "in es", "seventeen-letters", "1nes", "marcel"])
def test_a_name_that_cannot_be_had_brings_the_form_back(client: Client, name: str) -> None:
    assert sign_up(Client(), "marcel") == 302
    assert sign_up(client, name) == 200
    assert Account.objects.count() == 1
