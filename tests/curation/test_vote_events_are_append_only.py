"""PostgreSQL refuses to change or remove what voters did, whoever asks."""

from datetime import datetime

import psycopg
import pytest
from django.db import connection
from django.db.utils import DatabaseError

from curation.rules import VoteRules
from curation.services import cast_vote
from tests.curation.scene import Voters, Works
from tests.plugin.database import CommittedDatabase

STATEMENTS = (
    "UPDATE curation_voteevent SET rshares = 0",
    "DELETE FROM curation_voteevent",
    "TRUNCATE curation_voteevent",
)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_application_may_not_change_events(
    db: None,
    rules: VoteRules,
    noon: datetime,
    person: Voters,
    work: Works,
    statement: str,
) -> None:
    cast_vote(work().pk, voter=person(10**12), weight_bp=100, rules=rules, now=noon)
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="permission denied"):
        cursor.execute(statement)


def test_the_application_may_not_choose_an_events_number(
    db: None, noon: datetime, person: Voters, work: Works
) -> None:
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="permission denied"):
        cursor.execute(
            "INSERT INTO curation_voteevent"
            " (seq, work_id, voter_id, kind, weight_bp, rshares, total_weight, at)"
            " VALUES (1000000, %s, %s, 'vote', 1, 1, 0, %s)",
            (work().pk, person(0), noon),
        )


@pytest.mark.parametrize("statement", STATEMENTS)
def test_not_even_the_superuser_changes_events(
    committed_db: CommittedDatabase, statement: str
) -> None:
    with (
        committed_db.connect() as superuser,
        pytest.raises(psycopg.DatabaseError, match="append-only"),
    ):
        superuser.execute("SET session_replication_role = replica")
        superuser.execute(statement)
