"""The suite's own databases: rolled back or dropped, and always under the application role."""

import psycopg
import pytest
from django.db import connection

from tests.plugin.database import APPLICATION_ROLE, CommittedDatabase


def _current_role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (role,) = cursor.fetchone() or ("",)
    return str(role)


@pytest.mark.django_db
def test_a_rolled_back_test_runs_as_the_application() -> None:
    assert _current_role() == APPLICATION_ROLE


def test_a_committing_test_runs_as_the_application_on_its_own_database(
    committed_db: CommittedDatabase,
) -> None:
    assert _current_role() == APPLICATION_ROLE
    assert connection.settings_dict["NAME"] == committed_db.name


def test_another_connection_reaches_the_database_of_a_committing_test(
    committed_db: CommittedDatabase,
) -> None:
    with psycopg.connect(committed_db.url) as other:
        found = other.execute("SELECT current_database()").fetchone()
    assert found == (committed_db.name,)
