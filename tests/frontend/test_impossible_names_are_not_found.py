"""An address that cannot name anybody is not found; it never reaches the database."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["%00", "a", "a%00b", "%F0%9F%A6%80%F0%9F%A6%80", "x" * 17])
def test_a_profile_of_an_impossible_name(client: Client, name: str) -> None:
    assert client.get(f"/@{name}").status_code == 404
    assert client.post(f"/@{name}/follow").status_code in (403, 404)
