"""Many works with many votes, made inside the server in a few statements."""

from dataclasses import dataclass
from typing import Final

from tests.bench.server import Database
from tests.bench.world import open_people, settle

VOTES_A_WORK: Final = 100
_PEOPLE_AT_MOST: Final = 200_000

# The guards and keys come back after the load; nobody measures it.
_UNGUARD: Final = """
    SET session_replication_role = replica;
    ALTER TABLE curation_vote DROP CONSTRAINT curation_vote_pkey;
"""
_WORKS: Final = """
    INSERT INTO curation_work (author_id, opened_at, closes_at, rules, paid_at)
    SELECT %(first)s + number %% %(people)s, now() - interval '8 days', now() - interval '1 day',
        'inkwell-1', now()
    FROM generate_series(1, %(works)s) AS number
"""
# A step that has no factor in common with the number of people: nobody votes twice for a work.
_VOTES: Final = """
    INSERT INTO curation_vote (work_id, voter_id, weight_bp, rshares, weight, at, seq, changes)
    SELECT work.id, %(first)s + (work.id * 7919 + turn * 1009) %% %(people)s, 10000, rshares,
        rshares, work.opened_at + turn * interval '1 minute', work.id * 1000 + turn, 0
    FROM curation_work AS work CROSS JOIN generate_series(1, %(turns)s) AS turn
    CROSS JOIN LATERAL (
        SELECT 1 + (hashint8extended(work.id * 1000 + turn, 0) & 9223372036854775807)
            %% 10000000000000
    ) AS strength (rshares)
"""
_SUMS: Final = """
    UPDATE curation_work SET net_rshares = total, vote_rshares = total, total_weight = total,
        upvotes = %(turns)s
    FROM (SELECT work_id, sum(rshares) AS total FROM curation_vote GROUP BY work_id) AS cast_votes
    WHERE work_id = id
"""
_GUARD: Final = "ALTER TABLE curation_vote ADD PRIMARY KEY (work_id, voter_id)"


@dataclass(frozen=True, slots=True)
class Ballots:
    """The numbers of the works first..last, and how many votes they have together."""

    first: int
    last: int
    votes: int

    @property
    def works(self) -> int:
        """How many works there are."""
        return self.last - self.first + 1


def cast_many(database: Database, count: int) -> Ballots:
    """Closed works with a hundred votes each, stored work by work, `count` votes in all."""
    works = count // VOTES_A_WORK
    people = open_people(database, min(max(works * 2, 2 * VOTES_A_WORK), _PEOPLE_AT_MOST))
    values = {
        "first": people.start,
        "people": len(people),
        "works": works,
        "turns": VOTES_A_WORK,
    }
    with database.connect() as administrator:
        administrator.execute(_UNGUARD.encode())
        for statement in (_WORKS, _VOTES, _SUMS):
            administrator.execute(statement.encode(), values)
        administrator.execute(_GUARD.encode())
        borders = administrator.execute("SELECT min(id), max(id) FROM curation_work").fetchone()
    settle(database)
    assert borders is not None
    first, last = (int(str(border)) for border in borders)
    return Ballots(first=first, last=last, votes=works * VOTES_A_WORK)
