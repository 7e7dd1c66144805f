"""Whose turn it is: cycles are worked on by one session of PostgreSQL at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection

CYCLE_LOCK = 0x496E6B77_00000001
"""Key of the advisory lock."""
FILES_LOCK = 0x496E6B77_00000002
"""Key of the one on files of inputs; whoever has it waits for no other."""


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
            _let_go(CYCLE_LOCK)


@contextmanager
def file_turn() -> Iterator[None]:
    """Hold the lock on files of inputs inside the block; waits while somebody else has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [FILES_LOCK])
    try:
        yield
    finally:
        _let_go(FILES_LOCK)


def _let_go(lock: int) -> None:
    """Unlock, or end the session where even that fails: a lock must not outlive its holder."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [lock])
    except DatabaseError:
        connection.close()
