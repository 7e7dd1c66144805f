"""Roles, logins and the database, as an operator would make them.

Three logins, so that a hole in the web process is no hole in the ledger: the web may only do what
the application role may, the worker may seal as well, the migrator owns the tables.
"""

from dataclasses import dataclass
from typing import Final

import psycopg
from psycopg import sql

DATABASE: Final = "inkwell"
ROLES: Final = ("inkwell_owner", "inkwell_application", "inkwell_sealer", "inkwell_reader")


@dataclass(frozen=True, slots=True)
class Login:
    """A database login: its name and the roles it is in."""

    name: str
    roles: tuple[str, ...]
    #: May it grant these roles to others, as the first migration does?
    administers: bool = False


WEB: Final = Login("inkwell_web", ("inkwell_application",))
WORKER: Final = Login("inkwell_worker", ("inkwell_application", "inkwell_sealer"))
MIGRATOR: Final = Login("inkwell_migrator", ROLES, administers=True)

type Connection = psycopg.Connection[tuple[object, ...]]


def provision(address: str, *, passwords: dict[str, str], keep: bool) -> None:
    """Make what is missing, through the superuser's `address`.

    `passwords` has one entry for each login. With `keep` false a database that is there is
    dropped first: it is left from a start that was cut off before its world was complete.
    """
    with psycopg.connect(address, autocommit=True) as superuser:
        for role in ROLES:
            if not _exists(superuser, role=role):
                superuser.execute(_format("CREATE ROLE {} NOLOGIN", role))
        for login in (WEB, WORKER, MIGRATOR):
            _make_login(superuser, login=login, password=passwords[login.name])
        _make_database(superuser, keep=keep)


def _make_login(superuser: Connection, *, login: Login, password: str) -> None:
    if _exists(superuser, role=login.name):
        return
    superuser.execute(
        sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
            sql.Identifier(login.name), sql.Literal(password)
        )
    )
    option = " WITH ADMIN OPTION" if login.administers else ""
    for role in login.roles:
        superuser.execute(_format("GRANT {} TO {}" + option, role, login.name))


def _make_database(superuser: Connection, *, keep: bool) -> None:
    if not keep:
        superuser.execute(_format("DROP DATABASE IF EXISTS {} WITH (FORCE)", DATABASE))
    found = superuser.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
    if found.fetchone() is None:
        superuser.execute(_format("CREATE DATABASE {} OWNER {}", DATABASE, MIGRATOR.name))


def _exists(superuser: Connection, *, role: str) -> bool:
    found = superuser.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    return found.fetchone() is not None


def _format(statement: str, *names: str) -> sql.Composed:
    return sql.SQL(statement).format(*map(sql.Identifier, names))
