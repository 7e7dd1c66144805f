"""The small world of the tests of pages, made once a run and there for each test anew.

Making it takes longer than many a test in it. A test that rolls back works in the database that
has it; a test that commits, and the site it talks to, have a copy of that database.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from pytest_django import DjangoDbBlocker

from tests.plugin.database import (
    APPLICATION_ROLE,
    CommittedDatabase,
    connected_to,
    drop_template,
    filled_template,
)

if TYPE_CHECKING:
    from tests.frontend.world import World


@pytest.fixture(scope="session")
def furnished(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[str, "World"]]:
    """The name of a database with the world in it, and who and what is there."""
    from tests.frontend.world import build

    with django_db_blocker.unblock(), filled_template("world") as name:
        world = build()
    yield name, world
    with django_db_blocker.unblock():
        drop_template(name)


@pytest.fixture
def furnished_db(
    furnished: tuple[str, "World"], django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Point Django at the database that has the world, before the test's transaction begins."""
    with django_db_blocker.unblock(), connected_to(furnished[0], role=APPLICATION_ROLE):
        yield


@pytest.fixture
def world(furnished: tuple[str, "World"], furnished_db: None, db: None) -> "World":
    """The world in the test's own transaction."""
    return deepcopy(furnished[1])


@pytest.fixture
def committed_world(committed_db: CommittedDatabase, furnished: tuple[str, "World"]) -> "World":
    """The world in the database that `site` serves."""
    return deepcopy(furnished[1])
