"""Every letter has a subject of one line and a text, in both languages."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from accounts.models import Event, Letter, Preferences
from accounts.models.event import SILENT
from frontend.letters import words
from tests.frontend.world import World

MAIL = Path(__file__).resolve().parents[2] / "frontend" / "templates" / "mail"
NAMES = sorted({path.stem for path in MAIL.glob("*.txt")} - {"base", "alert"})
FACTS = {
    "name": "tove",
    "count": 2,
    "texts": "Beans (@olaf)",
    "stop_url": "https://example.org/stop",
    "code": "ABC-DEF",
    "ip": "192.0.2.1",
    "agent": "curl",
    "at": datetime(2026, 11, 25, tzinfo=UTC).isoformat(),
    "amount": "5.000 INK",
    "receiver": "olaf",
    "from_email": "old@example.org",
    "to_email": "new@example.org",
    "password_reset_url": "https://example.org/key",
    "signup_url": "https://example.org/signup",
}


def test_every_event_that_is_news_has_its_letter() -> None:
    assert {kind.value for kind in Event} - {kind.value for kind in SILENT} <= set(NAMES)


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("name", NAMES)
def test_a_letter_is_whole(name: str, language: str, db: None) -> None:
    subject, text = words(Letter(template=name, facts=FACTS, language=language))
    assert 5 < len(subject) < 78
    assert "\n" not in subject
    assert len(text) > 80
    assert "&#" not in text
    english = words(Letter(template=name, facts=FACTS, language="en"))
    assert language == "en" or subject != english[0]


@pytest.mark.parametrize(
    ("zone", "language", "moment"),
    [
        ("", "en", "When: 25 Nov 2026, 12:30 UTC"),
        ("Europe/Stockholm", "sv", "När: 25 nov 2026, 13:30 CET"),
    ],
)
def test_a_moment_is_told_with_its_zone(
    zone: str, language: str, moment: str, world: World
) -> None:
    if zone:
        Preferences.objects.update_or_create(account=world.author, defaults={"time_zone": zone})
    at = datetime(2026, 11, 25, 12, 30, tzinfo=UTC).isoformat()
    letter = Letter(
        account=world.author, template="new_device", facts=FACTS | {"at": at}, language=language
    )
    assert moment in words(letter)[1]
