"""Votes that really run at the same time, each in a transaction of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

from django.db import connection

from curation.errors import VoteRefused
from curation.models import Meter, Vote, VoteEvent
from curation.rules import VoteRules
from curation.services import cast_vote
from tests.curation.scene import Voters, Works
from tests.plugin.database import CommittedDatabase

STAKE = 1_000_000_000_000
FULL = STAKE // 50


def at_once(*calls: Callable[[], object]) -> list[object]:
    """The results of calls that start together, each on a connection of its own."""
    start = Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        try:
            start.wait(timeout=10)
            return call()
        except VoteRefused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_two_voters_on_one_work_are_both_counted(
    committed_db: CommittedDatabase, rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    on, voters = work(), [person(STAKE) for _ in range(6)]

    def vote(voter: int) -> Callable[[], object]:
        return lambda: cast_vote(
            on.pk, voter=voter, weight_bp=10_000, rules=rules, now=noon + timedelta(minutes=1)
        )

    at_once(*map(vote, voters))
    on.refresh_from_db()
    assert (on.net_rshares, on.vote_rshares, on.upvotes) == (6 * FULL, 6 * FULL, 6)
    assert on.total_weight == sum(Vote.objects.values_list("weight", flat=True))
    assert VoteEvent.objects.count() == 6


def test_one_voter_twice_on_one_work_has_one_vote(
    committed_db: CommittedDatabase, rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    on, voter = work(), person(STAKE)

    def vote() -> object:
        return cast_vote(on.pk, voter=voter, weight_bp=10_000, rules=rules, now=noon)

    results = at_once(vote, vote)
    assert sum(isinstance(result, VoteRefused) for result in results) == 1
    on.refresh_from_db()
    assert (on.net_rshares, on.upvotes) == (FULL, 1)
    assert Meter.objects.get(pk=voter).mana == STAKE - FULL


def test_one_voter_on_many_works_pays_for_each(
    committed_db: CommittedDatabase, rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    works, voter = [work() for _ in range(6)], person(STAKE)

    def vote(on: int) -> Callable[[], object]:
        return lambda: cast_vote(on, voter=voter, weight_bp=10_000, rules=rules, now=noon)

    at_once(*(vote(each.pk) for each in works))
    assert Meter.objects.get(pk=voter).mana == STAKE - 6 * FULL
