"""The sign-up form."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.models import Account
from accounts.selectors import preferences_of


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


def test_the_clock_of_the_browser_becomes_the_accounts_own(client: Client) -> None:
    form = {"username": "ines", "email": "ines@example.org", "password1": "beans in the shade"}
    assert 'name="time_zone"' in client.get("/accounts/signup/").text
    for name, sent, kept in (
        ("ines", "Asia/Tokyo", "Asia/Tokyo"),
        ("olaf", "Asia/Nowhere", "UTC"),
        ("tove", "", "UTC"),
    ):
        more = {"username": name, "email": f"{name}@example.org", "time_zone": sent}
        assert Client().post("/accounts/signup/", form | more).status_code == 302
        assert preferences_of(Account.objects.get(name=name)).time_zone == kept


def test_the_first_visit_comes_first_and_leads_on(client: Client) -> None:
    form = {"username": "ines", "email": "ines@example.org", "password1": "beans in the shade"}
    answer = client.post("/accounts/signup/?next=/write", form)
    assert answer.headers["Location"] == "/welcome?next=%2Fwrite"
    # Who is in already needs no first visit to go on.
    assert client.get("/accounts/signup/?next=/write").headers["Location"] == "/write"
