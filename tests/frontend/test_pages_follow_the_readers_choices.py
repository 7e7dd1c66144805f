"""Language and time zone of the account hold on every page, whatever the browser says."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.models import Letter
from accounts.selectors import preferences_of
from accounts.services import prefer
from frontend.phrases import zone_at
from ledger.codes import Code
from ledger.selectors import statement
from tests.frontend.world import World


def test_the_chosen_language_beats_the_browsers(world: World) -> None:
    client = Client(headers={"accept-language": "en"})
    client.force_login(world.author)
    assert 'lang="en"' in client.get("/settings").content.decode()
    prefer(world.author, interface_language="sv")
    response = client.get("/settings")
    assert "Inställningar" in response.content.decode()
    assert response.headers["Content-Language"] == "sv"
    assert 'lang="en"' in Client(headers={"accept-language": "en"}).get("/").content.decode()


def test_the_switch_in_the_frame_is_kept_with_the_account(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    prefer(world.author, interface_language="sv")
    client.post("/language", {"language": "en", "next": "/"})
    world.author.refresh_from_db()
    assert preferences_of(world.author).interface_language == "en"
    client.post("/language", {"language": "tlh", "next": "/"})
    world.author.refresh_from_db()
    assert preferences_of(world.author).interface_language == "en"


def test_times_are_in_the_chosen_zone(world: World, settings: Settings) -> None:
    settings.INKWELL_SHOW_MAIL = True
    noon = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
    Letter.objects.create(
        to="a@example.org", template="login_code", language="en", written_at=noon, due_at=noon
    )
    client = Client()
    client.force_login(world.author)
    prefer(world.author, time_zone="Asia/Tokyo")
    assert "9 p.m." in client.get("/demo/mail").content.decode()
    assert timezone.get_current_timezone_name() == "UTC"


def test_the_wallets_clock_and_days_are_the_readers(world: World) -> None:
    """The world was paid just now, so that is the reader's today, or was until midnight."""
    client = Client()
    client.force_login(world.author)
    [paid, *_] = statement(world.author.wallet_id, codes=(Code.AUTHOR_REWARD,))
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        prefer(world.author, time_zone=zone)
        local = paid.recorded_at.astimezone(ZoneInfo(zone))
        page = client.get("/wallet").content.decode()
        today = timezone.now().astimezone(ZoneInfo(zone)).date()
        assert f"{local:%H:%M:%S} {zone_at(local)}" in page
        assert f">{local:%H:%M}</time>" in page
        assert f">{'Today' if local.date() == today else 'Yesterday'}</h3>" in page
        day = {"kind": "rewards", "since": f"{local:%Y-%m-%d}", "until": f"{local:%Y-%m-%d}"}
        assert f">{local:%H:%M}</time>" in client.get("/wallet", day).content.decode()
        before = {"kind": "rewards", "until": f"{local - timedelta(days=1):%Y-%m-%d}"}
        assert f">{local:%H:%M}</time>" not in client.get("/wallet", before).content.decode()
    table = client.get("/wallet/history.csv").getvalue().decode()
    assert paid.recorded_at.astimezone(UTC).isoformat() in table


def test_what_was_chosen_is_kept(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    choices = {
        "interface_language": "sv",
        "time_zone": "Europe/Stockholm",
        "reading_languages": ["sv", "en"],
        "sensitive": "hide",
        "usual_percent": "40",
        "hide_sums": "on",
        "judges_first": "on",
    }
    assert client.post("/settings/reading", choices).status_code == 302
    world.author.refresh_from_db()
    kept = preferences_of(world.author)
    assert (kept.usual_weight_bp, kept.hide_sums, kept.show_votes) == (4000, True, False)
    assert kept.judges_first
    assert kept.reading_languages == ["sv", "en"]
    refused = client.post("/settings/reading", choices | {"usual_percent": "0"})
    assert refused.status_code == 200
    world.author.refresh_from_db()
    assert preferences_of(world.author).usual_weight_bp == 4000
