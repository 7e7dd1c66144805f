"""Two sign up at one moment: one has the name or the address, the other one is told so."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.errors import EmailTaken, NameRefused
from accounts.models import Account
from accounts.services import register
from ledger.models import Wallet
from ledger.selectors import database_time
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken


@pytest.fixture(autouse=True)
def ours(committed_db: CommittedDatabase, settings: Settings) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0
    settings.ACCOUNT_RATE_LIMITS = False


def test_a_name_that_was_taken_meanwhile_is_refused() -> None:
    now = database_time()
    with pytest.raises(NameRefused, match="taken"):
        overtaken(lambda: register("ines", now=now), quick=lambda: register("ines", now=now))
    assert (Account.objects.count(), Wallet.objects.filter(pk__gt=1000).count()) == (1, 1)


def test_an_address_that_was_taken_meanwhile_is_refused() -> None:
    now, email = database_time(), "ines@example.org"
    with pytest.raises(EmailTaken):
        overtaken(
            lambda: register("marcel", email=email, now=now),
            quick=lambda: register("ines", email=email, now=now),
        )


def test_the_form_comes_back_with_the_sentence() -> None:
    form = {"username": "ines", "email": "i@example.org", "password1": "beans in the shade"}
    answer = overtaken(
        lambda: Client().post("/accounts/signup/", form),
        quick=lambda: register("ines", now=database_time()),
    )
    assert answer.status_code == 200
    assert "is taken; choose another one." in answer.text
    assert 'value="i@example.org"' in answer.text
