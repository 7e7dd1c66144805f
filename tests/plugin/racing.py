"""Two who want the same at the same moment."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

from django.db import connection, transaction


def overtaken[T](
    slow: Callable[[], T],
    *,
    quick: Callable[[], object],
    then: Callable[[], object] = lambda: None,
) -> T:
    """What comes of `slow`, which finds everything free and then waits for `quick` to commit.

    `quick` has done its writing, uncommitted, before `slow` begins; it does what comes `then` and
    commits once `slow` waits.
    """
    written, waiting = Event(), Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                quick()
                written.set()
                waiting.wait(timeout=10)
                then()
        finally:
            written.set()
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        held = pool.submit(hold)
        written.wait(timeout=10)
        late = pool.submit(_alone, slow)
        _await_a_lock(late)
        waiting.set()
        held.result()
        return late.result()


def _alone[T](call: Callable[[], T]) -> T:
    try:
        return call()
    finally:
        connection.close()


def _await_a_lock[T](late: Future[T]) -> None:
    """Until some session of this database waits for another one, or nobody has to."""
    while not late.done():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)"
                " WHERE NOT granted AND datname = current_database()"
            )
            if cursor.fetchone() is not None:
                return
