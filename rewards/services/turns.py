"""Whose turn it is: cycles are worked on by one session of PostgreSQL at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection

CYCLE_LOCK = 0x496E6B77_00000001
"""Key of the advisory lock."""


@contextmanager
def turn() -> Iterator[bool]:
    """Hold the lock inside the block; False, at once, when somebody else has it.

    PostgreSQL lets go of the lock when the session ends, however it ends.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [CYCLE_LOCK])
        (ours,) = cursor.fetchone()
    try:
        yield bool(ours)
    finally:
        if ours:
            _let_go()


def _let_go() -> None:
    """Unlock, or end the session where even that fails: a lock must not outlive its holder."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [CYCLE_LOCK])
    except DatabaseError:
        connection.close()
