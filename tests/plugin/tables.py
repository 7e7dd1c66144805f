"""The tables of an empty database, made by the migrations once and repeated from their SQL.

Migrating takes 40 seconds of processor, nearly all of it Django's drawing its models anew for each
step, and each process of a run needs a database. So the first one notes what the migrations say
to PostgreSQL, and the others, and later runs, say the same, until a migration changes.
"""

import fcntl
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import psycopg
from django.core.management import call_command
from django.db import connection
from django.utils.encoding import force_str

from tests.architecture.source import ROOT

#: What decides how the tables look: migrations, what they load, and the models, whose permissions
#: are rows.
_SOURCES: Final = ("*/migrations/*", "*/models/*.py", "*/sql/*", "*/rulesets/*")
_PACKAGES: Final = ("curation", "ledger", "platform", "rewards")
#: Of their own transaction, which a repetition does not have.
_SAVEPOINTS: Final = ("SAVEPOINT ", "RELEASE SAVEPOINT ", "ROLLBACK TO SAVEPOINT ")


def make_tables(folder: Path) -> None:
    """Make all tables in the empty database of the default connection, from `folder` if it knows
    how. Of several processes one migrates and the others wait for what it notes.
    """
    connection.ensure_connection()
    opened: psycopg.Connection = connection.connection
    noted = folder / f"{_digest()}-{opened.info.server_version}.json"
    with _locked(folder / "lock"):
        if not noted.exists():
            statements: list[str] = []
            with connection.execute_wrapper(_noting(statements, opened)):
                call_command("migrate", verbosity=0, interactive=False)
            noted.write_text(json.dumps(statements))
            return
    with connection.cursor() as cursor:
        for statement in json.loads(noted.read_text()):
            cursor.execute(statement)


def _noting(statements: list[str], opened: psycopg.Connection) -> Callable[..., Any]:
    """A wrapper of `execute_wrapper`'s shape that adds what is executed, values included."""

    cursor = psycopg.ClientCursor(opened)

    def note(
        execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        rows: Sequence[Any] = params if many else [params]
        text = force_str(sql.as_string(None)) if hasattr(sql, "as_string") else str(sql)
        if not text.startswith(_SAVEPOINTS):
            statements.extend(cursor.mogrify(text, row) for row in rows)
        return execute(sql, params, many, context)

    return note


def _digest() -> str:
    """A digest of all that the tables are made from, the versions of the libraries included."""
    files = [
        path
        for package in _PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file()
        and path.suffix != ".pyc"
        and any(path.full_match(f"{ROOT}/**/{source}") for source in _SOURCES)
    ]
    digest = hashlib.sha256()
    for path in [ROOT / "uv.lock", *sorted(files)]:
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a file's lock; the system gives it back whatever becomes of the process."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
