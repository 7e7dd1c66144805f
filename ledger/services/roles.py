"""Working under another role of the database for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def as_sealer(*, durable: bool = False) -> Iterator[None]:
    """One transaction under `inkwell_sealer`; the login must be a member (the web's is not).

    `durable` refuses to run inside another transaction, which could be rolled back.
    """
    with transaction.atomic(durable=durable):
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('role')")
            (before,) = cursor.fetchone()
            cursor.execute("SET LOCAL ROLE inkwell_sealer")
        yield
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('role', %s, true)", [before])
