"""Whoever asks for letters to an address floods nobody, and keeps nobody out of their account."""

import time
from typing import Final
from urllib.parse import urlsplit

import pytest
from django.test import Client

from accounts.models import Account, Letter
from tests.accounts.conftest import PASSWORD

ADDRESS: Final = "ines@example.org"
PAGES: Final = ("password/reset", "login/code")
HOUR: Final = 3_600


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What `time.time` says."""
    clock = [time.time()]
    monkeypatch.setattr("time.time", lambda: clock[0])
    return clock


def ask(page: str, client: Client) -> str:
    """Ask for a letter and return the page that answers."""
    return client.post(f"/accounts/{page}/", {"email": ADDRESS}, follow=True).text


def from_place(number: int) -> Client:
    return Client(REMOTE_ADDR=f"192.0.2.{number}")


def letters() -> int:
    return Letter.objects.filter(to=ADDRESS).count()


def used_up(page: str, clock: list[float]) -> None:
    """All that strangers may have sent in a day."""
    for number in range(40):
        clock[0] += HOUR / 6
        ask(page, from_place(number))
    assert letters() == 20


@pytest.mark.parametrize("page", PAGES)
def test_one_place_uses_up_no_others_letters(ines: Account, page: str, clock: list[float]) -> None:
    sent = []
    for _ in range(3):
        for _ in range(10):
            clock[0] += 60
            ask(page, from_place(1))
        sent.append(letters())
        clock[0] += HOUR
    assert sent == [4, 8, 8]
    ask(page, from_place(2))
    assert letters() == 9


@pytest.mark.parametrize("page", PAGES)
def test_a_browser_that_signed_in_before_has_letters_of_its_own(
    ines: Account, page: str, clock: list[float]
) -> None:
    home = from_place(99)
    home.post("/accounts/login/", {"login": "ines", "password": PASSWORD})
    home.post("/accounts/logout/")
    before = letters()
    Letter.objects.all().delete()
    used_up(page, clock)
    ask(page, home)
    assert letters() == 21
    assert before <= 1


def test_when_enough_letters_went_the_newest_one_opens_the_way(
    ines: Account, clock: list[float]
) -> None:
    used_up("password/reset", clock)
    new = from_place(99)
    assert "The letter is on its way" in ask("password/reset", new)
    assert letters() == 20
    link = Letter.objects.filter(to=ADDRESS).order_by("-pk")[0].facts["password_reset_url"]
    assert 'name="password1"' in new.get(urlsplit(link).path, follow=True).text


def test_when_enough_codes_went_the_page_says_what_else_opens_the_account(
    ines: Account, clock: list[float]
) -> None:
    used_up("login/code", clock)
    page = ask("login/code", from_place(99))
    assert "Many codes went to this address lately" in page


def test_an_address_that_nobody_has_is_told_the_same(ines: Account, clock: list[float]) -> None:
    for number in range(21):
        clock[0] += HOUR / 2
        nobody = {"email": "nobody@example.org"}
        page = from_place(number).post("/accounts/login/code/", nobody).text
    assert "Many codes went to this address lately" in page
