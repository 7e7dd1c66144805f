"""A language that pages are not in is not kept with an account."""

import pytest
from django.test import Client

from accounts.models import Preferences
from tests.frontend.world import World


@pytest.mark.parametrize(("asked", "kept"), [("sv", ["sv"]), ("de", []), ("sv-aaaaaaaa", [])])
def test_what_is_asked_for_is_kept_if_there_are_pages_in_it(
    world: World, asked: str, kept: list[str]
) -> None:
    client = Client()
    client.force_login(world.author)
    assert client.post("/language", {"language": asked}).status_code == 302
    rows = Preferences.objects.filter(account=world.author).exclude(interface_language="")
    assert list(rows.values_list("interface_language", flat=True)) == kept
