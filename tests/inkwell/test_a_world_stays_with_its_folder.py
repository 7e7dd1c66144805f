"""A world's pictures and signing keys are in the folder it began from; no other can go on."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django.fixtures import Settings

from accounts.services import register
from inkwell.management.commands import seed_world
from ledger.selectors import database_time


@pytest.fixture
def begun(db: None, settings: Settings) -> None:
    """A database in which the world began with the password "fjord-grove"."""
    settings.INKWELL_STARTER_DELEGATION = 0
    register("ines", password="fjord-grove", now=database_time())


@pytest.fixture
def seedings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passwords that the world was told to go on with."""
    seen: list[str] = []

    def seed(*args: object, password: str, **more: object) -> list[str]:
        seen.append(password)
        return ["ines"]

    monkeypatch.setattr(seed_world, "seed", seed)
    return seen


def test_the_password_of_another_folder_is_refused(
    begun: None, seedings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INKWELL_DEMO_PASSWORD", "amber-heron")
    with pytest.raises(CommandError, match="began from another folder"):
        call_command("seed_world")
    assert seedings == []


def test_its_own_folder_goes_on(
    begun: None, seedings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INKWELL_DEMO_PASSWORD", "fjord-grove")
    call_command("seed_world")
    assert seedings == ["fjord-grove"]
