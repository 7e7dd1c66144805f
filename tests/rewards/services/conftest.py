"""The small world for tests that are rolled back."""

import pytest

from tests.rewards.services.world import World, found_world


@pytest.fixture
def lonely(db: None) -> World:
    """Eight wallets and a fund, no works yet."""
    return found_world()


@pytest.fixture
def world(lonely: World) -> World:
    """Eight wallets and twelve works that close together."""
    lonely.fill(12)
    return lonely
