"""What is told to everybody stands on every page in its language, asks the database nothing, and
is put away by a form without script.
"""

from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from ledger.selectors import database_time
from moderation.errors import AnnouncementRefused, NotYourOffice
from moderation.models import StaffAct
from moderation.services import announce
from notifications import announcements
from notifications.models import Announcement
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.world import World

WORDS = {"english": "Closed on Sunday, see https://example.org/x", "swedish": "Stängt på söndag"}


@pytest.fixture(autouse=True)
def own_place(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where pages look, for this test alone."""
    there = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "told"}
    settings.CACHES = settings.CACHES | {"pages": there}
    monkeypatch.setattr(announcements, "EVERY_SECONDS", 0.0)
    yield
    caches["pages"].clear()
    announcements._Found.told = ()


def test_it_is_told_at_the_desk_and_put_away(
    world: World, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    reader, place = Client(), world.article_address
    with CaptureQueriesContext(connection) as before:
        assert "announcements/" not in reader.get(place).text

    ada = with_key(staff("ada", administrator=True))
    now = database_time()
    times = {
        "since": f"{now:%Y-%m-%dT%H:%M}",
        "until": f"{now + timedelta(days=2):%Y-%m-%dT%H:%M}",
    }
    form = WORDS | times | {"key": str(uuid4())}
    preview = ada.post("/admin/announcements/", form | {"act": "preview"}).text
    assert preview.count("Stängt på söndag") == 2
    assert not Announcement.objects.exists()
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            ada.post("/admin/announcements/", form | {"act": "announce"})
    made = Announcement.objects.get()
    assert StaffAct.objects.get().act == "announcement.made"

    with CaptureQueriesContext(connection) as after:
        page = reader.get(place).text
    assert len(after) == len(before)
    assert 'Closed on Sunday, see <a href="https://example.org/x" rel="nofollow">' in page
    assert "Stängt på söndag" in reader.get("/help", headers={"accept-language": "sv"}).text
    assert reader.post(f"/announcements/{made.pk}/away", {"next": "/help"})["Location"] == "/help"
    assert "Closed on Sunday" not in reader.get(place).text
    assert "Closed on Sunday" in Client().get(place).text

    with django_capture_on_commit_callbacks(execute=True):
        ada.post(f"/admin/announcements/{made.pk}/withdraw/")
    assert "Closed on Sunday" not in Client().get(place).text


def test_it_begins_and_ends_by_the_clock(db: None) -> None:
    now = database_time()
    times = {"since": now + timedelta(hours=1), "until": now + timedelta(hours=2)}
    Announcement.objects.create(key=uuid4(), **WORDS, **times)
    assert announcements.show(now) == 0
    assert announcements.show(times["since"]) == 1
    assert len(announcements.told(times["since"])) == 1
    assert announcements.told(times["until"]) == ()


def test_no_cookie_breaks_a_page(world: World) -> None:
    reader = Client()
    for value in ("x", "1.x.²", "9" * 400):
        reader.cookies["away"] = value
        assert reader.get("/help").status_code == 200
        assert reader.post("/announcements/7/away").cookies["away"].value.startswith("7")


def test_what_makes_no_sense_is_not_told(world: World) -> None:
    now = database_time()
    times = {"since": now, "until": now + timedelta(days=1)}
    common = {"by": None, "key": uuid4(), "now": now}
    for wrong in (
        {"swedish": " "},
        {"english": "x" * 301},
        {"until": now},
        {"until": now + timedelta(days=91)},
    ):
        with pytest.raises(AnnouncementRefused):
            announce(**WORDS | times | common | wrong)  # type: ignore[arg-type] # by name
    with pytest.raises(NotYourOffice):
        announce(**WORDS | times | common | {"by": staff("stina")})  # type: ignore[arg-type]
    assert not Announcement.objects.exists()


def test_the_command_tells_in_one_line(db: None) -> None:
    said, by = StringIO(), {"operator": "The operator"}
    call_command("announce", **WORDS, **by, stdout=said)
    assert said.getvalue().startswith(f"Announcement {Announcement.objects.get().pk}, until ")
    for wrong in ({"until": "tomorrow"}, {"until": "2020-01-01T00:00Z"}, {"operator": " "}):
        with pytest.raises(CommandError) as refusal:
            call_command("announce", **WORDS | by | wrong)
        assert "\n" not in str(refusal.value)
    assert Announcement.objects.count() == 1
