"""People and a clock for the tests of moderation."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Account
from accounts.services import register
from communities.models import Community
from communities.services import found
from tests.moderation.world import World, make_world

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

type Person = Callable[[str], Account]


@pytest.fixture
def now() -> datetime:
    """A fixed moment."""
    return NOW


@pytest.fixture
def person(db: None, settings: Settings) -> Person:
    """Makes accounts with a wallet and nothing else."""
    settings.INKWELL_STARTER_DELEGATION = 0

    def make(name: str) -> Account:
        return register(name, now=NOW)

    return make


@pytest.fixture
def owner(person: Person) -> Account:
    """Who looks after the community."""
    return person("marcel")


@pytest.fixture
def bakers(owner: Account, now: datetime) -> Community:
    """A community with its owner."""
    return found("bakers", title="Bakers", founder=owner, now=now)


@pytest.fixture
def world(db: None) -> World:
    """People, a community, and a text whose reward is open."""
    return make_world()
