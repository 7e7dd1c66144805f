"""Each index costs every write; one whose columns another begins with serves no read."""

import pytest
from django.db import connection

from tests.architecture.source import LAYERS

#: Plain indexes without a condition, of tables of ours, that are a beginning of a longer one in
#: the same order. How accounts belong to groups is Django's own.
REDUNDANT = """
    SELECT shorter.indrelid::regclass || ' ' || shorter.indexrelid::regclass || ' < '
        || longer.indexrelid::regclass
    FROM pg_index shorter
    JOIN pg_index longer ON longer.indrelid = shorter.indrelid
        AND longer.indexrelid <> shorter.indexrelid
    JOIN pg_class class ON class.oid = shorter.indrelid
    JOIN pg_class method ON method.oid = shorter.indexrelid
    JOIN pg_class other_method ON other_method.oid = longer.indexrelid
    WHERE class.relnamespace = 'public'::regnamespace
        AND class.relname ~ %s AND class.relname !~ '^accounts_account_'
        AND method.relam = other_method.relam
        AND NOT shorter.indisunique
        AND shorter.indpred IS NULL AND longer.indpred IS NULL
        AND shorter.indexprs IS NULL AND longer.indexprs IS NULL
        AND (longer.indkey::text || ' ') LIKE (shorter.indkey::text || ' %%')
        AND (longer.indclass::text || ' ') LIKE (shorter.indclass::text || ' %%')
        AND (longer.indnkeyatts > shorter.indnkeyatts OR longer.indisunique
            OR longer.indexrelid < shorter.indexrelid)
    ORDER BY 1
"""


@pytest.mark.django_db
def test_no_index_is_the_beginning_of_another() -> None:
    with connection.cursor() as cursor:
        cursor.execute(REDUNDANT, [f"^({'|'.join(LAYERS)})_"])
        assert "\n".join(row[0] for row in cursor.fetchall()) == ""
