"""Votes cast through the service against the same rows written by one SQL function."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Final

from curation.services import cast_vote, open_work
from ledger.selectors import database_time
from tests.bench import pgbench
from tests.bench.report import Measure, per_second
from tests.bench.server import Bench, Database
from tests.bench.sizes import Size
from tests.bench.world import open_people
from tests.rules import active_rules

_VESTS: Final = 1_000_000_000
_DAY: Final = timedelta(days=1)

# The product's own two functions, called in one round trip with nothing decided in between: the
# same locks are taken and the same rows are written.
_FUNCTION: Final = """
CREATE FUNCTION bench_vote(voter bigint, chosen bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    found record;
BEGIN
    SELECT * INTO found FROM curation_lock_ballot(voter, chosen);
    RETURN curation_record_ballot(
        voter, chosen, 'vote', 10000::smallint, 1000000, 1000000, 1000000, clock_timestamp(),
        NULL, NULL, coalesce(found.changes + 1, 0)::smallint, found.net_rshares + 1000000,
        found.vote_rshares + 1000000, found.total_weight + 1000000, found.upvotes + 1,
        found.downvotes, 1::real, 1::real, found.stake, found.dispute_mana, found.stake,
        clock_timestamp()
    );
END
$$;
GRANT EXECUTE ON FUNCTION bench_vote TO inkwell_application;
"""
# Votes in the order of the service's: each voter once for a work, then the next work.
_SCRIPT: Final = """
\\set turn :turn + 1
\\set voter {first} + (:turn % {voters})
\\set work {work} + (:turn / {voters})
SELECT bench_vote(:voter, :work);
"""


def through_the_service(bench: Bench, size: Size) -> Iterator[Measure]:
    """`cast_vote` against one SQL function under pgbench, one client each, by the clock."""
    seconds, rounds = size.pick(tiny=1, usual=5), size.pick(tiny=1, usual=3)
    ours, bound = [], []
    for _ in range(rounds):
        with bench.database() as database:
            people = open_people(database, size.pick(tiny=50, usual=2_000), vests=_VESTS)
            works = _open_works(people[0], size.pick(tiny=100, usual=50))
            ours.append(_cast(people[1:], works, seconds=seconds))
        with bench.database() as database:
            people = open_people(database, size.pick(tiny=50, usual=2_000), vests=_VESTS)
            works = _open_works(people[0], size.pick(tiny=1_000, usual=50))
            bound.append(_call(database, people[1:], works, seconds=seconds))
    yield Measure(
        name="V1",
        what="cast_vote from Django / the same rows by one function",
        ours=per_second(round(median(ours)), 1),
        bound=per_second(round(median(bound)), 1),
        ratio=median(ours) / median(bound),
        sense="at least",
        goal=0.4,
    )


def _open_works(author: int, count: int) -> list[int]:
    now = database_time()
    rules = active_rules()
    return [
        open_work(author, opened_at=now - _DAY, closes_at=now + 5 * _DAY, rules=rules.name).pk
        for _ in range(count)
    ]


def _cast(voters: range, works: list[int], *, seconds: int) -> float:
    """Votes a second: everybody votes for the first work, then for the next."""
    rules = active_rules().vote
    pairs = ((voter, work) for work in works for voter in voters)
    done, start = 0, time.monotonic()
    while (passed := time.monotonic() - start) < seconds:
        voter, work = next(pairs)
        cast_vote(work, voter=voter, weight_bp=10_000, rules=rules, now=datetime.now(UTC))
        done += 1
    return done / passed


def _call(database: Database, voters: range, works: list[int], *, seconds: int) -> float:
    with database.connect() as administrator:
        administrator.execute(_FUNCTION.encode())
    script = _SCRIPT.format(first=voters.start, voters=len(voters), work=works[0])
    rate = pgbench.measure(database, script, clients=1, seconds=seconds, variables={"turn": -1})
    return rate.clock
