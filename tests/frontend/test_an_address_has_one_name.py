"""What one writes an address into is called the same on every page, in Swedish too."""

import pytest
from django.test import Client

from tests.frontend.world import World

PLACES = ["login/code/", "password/reset/", "signup/", "email/"]


@pytest.mark.parametrize("place", PLACES)
def test_the_label_is_ours(place: str, world: World) -> None:
    client = Client()
    if place == "email/":
        client.force_login(world.author)
    page = client.get(f"/accounts/{place}", headers={"Accept-Language": "sv"}, follow=True)
    shown = page.content.decode()
    assert "E-postadress" in shown
    assert "Epost" not in shown
