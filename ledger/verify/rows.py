"""Rows of a query, a few thousand at a time: a check must not hold the whole ledger."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection


def rows_of(query: str, values: Sequence[int] | None = None) -> Iterator[tuple[Any, ...]]:
    """The rows of one query, all as of one moment."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(query, values)
        while chunk := cursor.fetchmany(2_000):
            yield from chunk
