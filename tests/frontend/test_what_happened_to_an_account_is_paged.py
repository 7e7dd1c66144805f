"""What is noted of an account's safety for a year is read to its end, page by page."""

import re

from django.test import Client

from accounts.models import Event, SecurityEvent
from ledger.selectors import database_time
from tests.frontend.world import World


def test_every_event_is_on_one_page_and_on_one_only(world: World) -> None:
    client = Client()
    client.force_login(world.stranger)
    SecurityEvent.objects.bulk_create(
        SecurityEvent(
            account=world.stranger,
            kind=Event.SIGNED_IN,
            at=database_time(),
            ip=f"192.0.2.{number}",
        )
        for number in range(45)
    )
    place, seen = "/settings/security", []
    while place:
        page = client.get(place).content.decode()
        seen += [int(found) for found in re.findall(r"192\.0\.2\.(\d+)", page)]
        assert ("To the beginning of this list" in page) is ("?" in place)
        more = re.search(r'rel="next" href="([^"]+)"', page)
        place = f"/settings/security{more[1]}" if more else ""
    assert seen == list(range(44, -1, -1))


def test_behind_the_oldest_event_nothing_is_said_to_have_never_happened(world: World) -> None:
    client = Client()
    client.force_login(world.stranger)
    page = client.get("/settings/security?before=1").content.decode()
    assert "Nothing yet" not in page
    assert "To the beginning of this list" in page
