"""Who asks for a letter, or signs up, learns from no clock if somebody confirmed an address."""

from typing import Final

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Account

SIGN_UP: Final = {"password1": "a sentence of several words"}


def work(page: str, *, email: str, name: str) -> int:
    """How often the database is asked while the page answers a browser that is new to it."""
    client = Client(REMOTE_ADDR="192.0.2.1")
    # What a process keeps from its first page on is no part of it.
    client.get(f"/accounts/{page}/")
    with CaptureQueriesContext(connection) as asked:
        form = {"email": email, "username": name, **SIGN_UP}
        assert client.post(f"/accounts/{page}/", form).status_code == 302
    return len(asked)


@pytest.mark.parametrize("page", ["login/code", "password/reset", "signup"])
def test_a_confirmed_address_takes_as_much_work_as_an_unknown_one(
    ines: Account, page: str
) -> None:
    assert EmailAddress.objects.filter(user=ines, verified=True).exists()
    work(page, email="first@example.org", name="nils")
    unknown = work(page, email="nobody@example.org", name="olle")
    assert work(page, email=ines.email, name="pelle") == unknown
