"""A password that is hashed anew, because hashes became stronger, costs nobody their session."""

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from accounts.models import Account
from tests.accounts.conftest import PASSWORD


@pytest.mark.parametrize(("typed", "renewed"), [(PASSWORD, True), ("beans in the sun", False)])
def test_who_proves_that_it_is_them_stays_logged_in(
    ines: Account, typed: str, renewed: bool
) -> None:
    ines.password = old = make_password(PASSWORD, hasher="pbkdf2_sha256")
    ines.save()
    client = Client()
    client.force_login(ines)
    client.post("/accounts/reauthenticate/", {"password": typed})
    ines.refresh_from_db()
    assert (ines.password != old) == renewed
    assert client.get("/settings").status_code == 200
