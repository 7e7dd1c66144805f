"""The same small world, committed, so that the real site serves it.

Making it takes longer than many a walk through it. It is made once; each test has a copy.
"""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from pytest_django import DjangoDbBlocker

from tests.frontend.world import World, build
from tests.plugin.database import CommittedDatabase, drop_template, filled_template


@pytest.fixture(scope="session")
def furnished(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[str, World]]:
    """The name of a database with the world in it, and who and what is there."""
    with django_db_blocker.unblock(), filled_template("world") as name:
        world = build()
    yield name, world
    with django_db_blocker.unblock():
        drop_template(name)


@pytest.fixture(scope="session")
def committed_template(furnished: tuple[str, World]) -> str:
    """Here every database of a test begins with the world."""
    return furnished[0]


@pytest.fixture
def committed_world(committed_db: CommittedDatabase, furnished: tuple[str, World]) -> World:
    """The world in the database that `site` serves."""
    return deepcopy(furnished[1])
