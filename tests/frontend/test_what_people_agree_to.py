"""Terms and privacy have versions; who registers agrees, and a new version is asked for again."""

import re
from collections.abc import Mapping

import pytest
from django.test import Client

from accounts.models import Agreement
from accounts.selectors import has_agreed
from accounts.services import agree
from accounts.terms import NEWEST
from ledger.selectors import database_time
from tests.frontend.world import World


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("text", NEWEST)
def test_every_version_is_there_in_both_languages(text: str, language: str, db: None) -> None:
    client = Client(headers={"accept-language": language})
    for version in range(1, NEWEST[text] + 1):
        assert client.get(f"/{text}/{version}").status_code == 200
    assert client.get(f"/{text}/{NEWEST[text] + 1}").status_code == 404
    assert client.get(f"/{text}/0").status_code == 404


def test_a_new_version_shows_what_it_changed(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    words = {1: "2026-01-01\n\nBe kind.\n", 2: "2026-02-01\n\nBe kind to all.\n"}
    monkeypatch.setattr("frontend.pages.terms.NEWEST", dict.fromkeys(NEWEST, 2))
    monkeypatch.setattr(
        "frontend.pages.terms._file", lambda _text, version, _language: words[version]
    )
    first, second = (Client().get(f"/terms/{version}").text for version in (1, 2))
    assert "From version 1 to version 2" not in first
    assert "From version 1 to version 2" in second
    assert re.search(r"<ins>[^<]*to all", second)


def test_who_registers_has_agreed(world: World) -> None:
    assert has_agreed(world.author)
    assert Agreement.objects.filter(account=world.author).count() == len(NEWEST)
    agree(world.author, now=database_time())
    assert Agreement.objects.filter(account=world.author).count() == len(NEWEST)


@pytest.fixture
def a_new_version(world: World, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, int]:
    newer = {text: version + 1 for text, version in NEWEST.items()}
    monkeypatch.setattr("accounts.selectors.NEWEST", newer)
    monkeypatch.setattr("accounts.services.NEWEST", newer)
    monkeypatch.setattr("frontend.context._IN_FORCE", newer)
    return newer


def test_a_new_version_is_asked_for_on_every_page_until_agreed(
    world: World, a_new_version: Mapping[str, int]
) -> None:
    client = Client()
    client.force_login(world.author)
    for address in ("/", "/help"):
        assert b"I agree" in client.get(address).content
    client.post("/terms/agree", {"next": "/help"})
    assert has_agreed(world.author)
    assert b"I agree" not in client.get("/").content


def test_nobody_is_asked_who_agreed_or_is_not_signed_in(world: World) -> None:
    client = Client()
    assert b"I agree" not in client.get("/").content
    client.force_login(world.author)
    assert b"I agree" not in client.get("/").content
