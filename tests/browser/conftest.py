"""The same small world, committed, so that the real site serves it."""

import pytest

from tests.frontend.world import World, build
from tests.plugin.database import CommittedDatabase


@pytest.fixture
def committed_world(committed_db: CommittedDatabase) -> World:
    """The world in the database that `site` serves."""
    return build()
