"""Statements that PostgreSQL plans once for a connection, for what is asked all the time.

Django puts the values into the text of a statement, so every one is planned anew; that takes the
database longer than reading a page of a list. What it finds comes as binary values, which both
sides make and read in less time than text: most of all times and scores.
"""

from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.utils import CursorWrapper


class _Prepared(psycopg.Cursor[Any]):
    """Sends statements and values apart, and each statement prepared."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> "_Prepared":
        return super().execute(query, params, **(options | {"prepare": True, "binary": True}))


def prepared_cursor() -> CursorWrapper:
    """A cursor on Django's connection, counted and wrapped as any other."""
    connection = connections[DEFAULT_DB_ALIAS]
    connection.ensure_connection()
    raw = connection.connection
    assert raw is not None
    # Django switches preparing off for poolers that change connections under a session; there is
    # none between the site and its database. Its own cursors never prepare, whatever this says.
    raw.prepare_threshold = 0
    wrapped: CursorWrapper = connection._prepare_cursor(_Prepared(raw))  # type: ignore[attr-defined] # Django's own way to wrap
    return wrapped
