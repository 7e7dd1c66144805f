"""What is asked all the time is planned once, and its values come as those of other statements."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from ledger.prepared import prepared_cursor

MOMENT = datetime(2026, 11, 28, 9, 30, 15, 123_456, tzinfo=UTC)
KINDS = """
    SELECT 7::bigint, 7::integer, 7::smallint, 1e30::numeric, 2.5::real, 2.5::double precision,
        true, 'åäö'::text, 'word'::varchar, %s::timestamptz, NULL::timestamptz, '\\x00ff'::bytea
"""


@pytest.mark.django_db
def test_a_value_is_the_same_whichever_cursor_brings_it() -> None:
    found = []
    with connection.cursor() as usual, prepared_cursor() as prepared:
        for cursor in (usual, prepared):
            cursor.execute(KINDS, [MOMENT])
            found.append(cursor.fetchone())
    usually, now = found
    assert now == usually
    assert [type(value) for value in now[:-1]] == [type(value) for value in usually[:-1]]
    assert now[9].isoformat() == "2026-11-28T09:30:15.123456+00:00"


@pytest.mark.django_db
def test_a_score_of_four_bytes_is_the_nearest_double() -> None:
    with prepared_cursor() as cursor:
        cursor.execute("SELECT 7488.3457::real")
        assert cursor.fetchone() == (7488.345703125,)


@pytest.mark.django_db
def test_a_statement_is_planned_once_for_a_connection() -> None:
    with prepared_cursor() as cursor:
        for number in range(3):
            cursor.execute("SELECT %s::bigint + 41", [number])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%+ 41"]
        )
        assert cursor.fetchone() == (1,)
