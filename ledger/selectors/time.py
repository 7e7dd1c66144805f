"""The one clock that money goes by."""

from datetime import datetime

from django.db import connection


def database_time() -> datetime:
    """PostgreSQL's clock now, with its zone; only edges ask, everything else is told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (now,) = cursor.fetchone()
    assert isinstance(now, datetime)
    return now
