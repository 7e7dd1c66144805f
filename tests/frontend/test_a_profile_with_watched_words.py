"""A profile with words that are taken from nobody comes back with them, and says which."""

from django.test import Client

from ledger.selectors import database_time
from moderation.screening import Does
from moderation.services import watch_words
from tests.frontend.admin.offices import staff
from tests.frontend.world import World


def test_it_is_not_kept_and_comes_back(world: World) -> None:
    chief, now = staff("stina", administrator=True), database_time()
    watch_words(chief, community=None, name="x", does=Does.REFUSE, words="casino", now=now)
    client = Client()
    client.force_login(world.author)
    sent = {"display_name": "Tove", "about": "My casino.", "sums_seen_by": "everybody"}
    answer = client.post("/settings", sent)
    assert answer.status_code == 200
    assert "Texts with these words are not taken here: casino" in answer.text
    assert "My casino." in answer.text
    world.author.refresh_from_db()
    assert "casino" not in world.author.about
