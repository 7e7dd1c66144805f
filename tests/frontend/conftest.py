"""The small world that the tests of pages look at."""

import pytest
from pytest_django import Settings

from tests.frontend.world import World, build


@pytest.fixture
def world(db: None, settings: Settings) -> World:
    """The world in the test's own transaction."""
    # A slow hash guards passwords from thieves; here it would be most of the time of a test.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return build()
