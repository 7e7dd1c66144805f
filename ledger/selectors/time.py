"""The one clock that money goes by."""

from datetime import datetime

from ledger.prepared import prepared_cursor


def database_time() -> datetime:
    """PostgreSQL's clock now, with its zone; only edges ask, everything else is told."""
    with prepared_cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (now,) = cursor.fetchone()
    assert isinstance(now, datetime)
    return now
