"""The real site serves the small world; each test has a copy of it."""

import pytest

from tests.frontend.world import World


@pytest.fixture(scope="session")
def committed_template(furnished: tuple[str, World]) -> str:
    """Here every database of a test begins with the world."""
    return furnished[0]
