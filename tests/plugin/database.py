"""Databases for tests: one migrated template, a copy for rolled-back tests, a copy per commit.

The ledger refuses TRUNCATE, so a test that really commits cannot be cleaned up by emptying
tables. It gets a copy of the template instead, which is dropped after it. Tests run as the web
does, under the role `inkwell_application`; only migrating is done as the login itself.
"""

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection
from psycopg import sql
from pytest_django import DjangoDbBlocker

from tests.plugin.services import SERVICES
from tests.plugin.tables import make_tables

APPLICATION_ROLE: Final = "inkwell_application"
_TEMPLATE: Final = f"test_inkwell_{os.getpid()}_template"
_ROLLED_BACK: Final = f"test_inkwell_{os.getpid()}"
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class CommittedDatabase:
    """A database of one test's own, reachable by other processes under `url`."""

    name: str
    url: str

    def connect(self, *, role: str = "") -> psycopg.Connection[tuple[object, ...]]:
        """Open a connection of the login itself (a superuser), or under `role`."""
        opened = psycopg.connect(self.url, autocommit=True)
        if role:
            opened.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
        return opened


def migrate_template(tables: Path) -> str:
    """Make the template and the copy that rolled-back tests share; return the latter's name.

    `tables` is the folder that knows from earlier processes how to make them.
    """
    SERVICES.start_postgres()
    _drop(_TEMPLATE)
    _administer(sql.SQL("CREATE DATABASE {}"), _TEMPLATE)
    with connected_to(_TEMPLATE, role=""):
        make_tables(tables)
    return _copy(_ROLLED_BACK)


@contextmanager
def rolled_back_database(tables: Path) -> Iterator[None]:
    """Point Django at the shared copy for the whole run."""
    name = migrate_template(tables)
    with connected_to(name, role=APPLICATION_ROLE):
        yield
    _drop(_ROLLED_BACK)
    _drop(_TEMPLATE)


@contextmanager
def filled_template(name: str) -> Iterator[str]:
    """A copy of the template to fill with what many tests begin with; Django is pointed at it.
    Afterwards it is a template itself, until `drop_template`.
    """
    made = _copy(f"{_ROLLED_BACK}_{name}")
    with connected_to(made, role=APPLICATION_ROLE):
        yield made


def drop_template(name: str) -> None:
    """Drop what `filled_template` made."""
    _drop(name)


@pytest.fixture(scope="session")
def committed_template(django_db_setup: None) -> str:
    """The database that `committed_db` is a copy of: migrated, with no rows of its own."""
    return _TEMPLATE


@pytest.fixture
def committed_db(
    committed_template: str,
    django_db_blocker: DjangoDbBlocker,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[CommittedDatabase]:
    """A fresh copy of a template with real commits, under DATABASE_URL for child processes."""
    name = _copy(f"{_ROLLED_BACK}_{next(_numbers)}", template=committed_template)
    database = CommittedDatabase(name, _address(name))
    monkeypatch.setenv("DATABASE_URL", database.url)
    monkeypatch.setenv("INKWELL_DATABASE_ROLE", APPLICATION_ROLE)
    with django_db_blocker.unblock(), connected_to(name, role=APPLICATION_ROLE):
        yield database
    _drop(name)


@contextmanager
def connected_to(name: str, *, role: str) -> Iterator[None]:
    """Point Django's default connection, in every thread, at a database and a role."""
    settings = connection.settings_dict
    before = settings["NAME"], settings["OPTIONS"].get("assume_role", "")
    connection.close()
    settings["NAME"], settings["OPTIONS"]["assume_role"] = name, role
    try:
        yield
    finally:
        connection.close()
        settings["NAME"], settings["OPTIONS"]["assume_role"] = before


def _copy(name: str, *, template: str = _TEMPLATE) -> str:
    _drop(name)
    _administer(sql.SQL("CREATE DATABASE {} TEMPLATE {}"), name, template)
    return name


def _drop(name: str) -> None:
    _administer(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)"), name)


def _administer(statement: sql.SQL, *names: str) -> None:
    with psycopg.connect(_address("postgres"), autocommit=True) as administrator:
        administrator.execute(statement.format(*map(sql.Identifier, names)))


def _address(name: str) -> str:
    """The address of database `name` on the server that DATABASE_URL named at the start."""
    return urlunsplit(urlsplit(SERVICES.database_url)._replace(path=f"/{name}"))
