"""The small world that the tests of pages look at."""

import pytest

from tests.frontend.world import World, build


@pytest.fixture
def world(db: None) -> World:
    """The world in the test's own transaction."""
    return build()
