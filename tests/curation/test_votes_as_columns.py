"""The votes that the payout reads as columns are the rows of the table, in the order of replay."""

from datetime import datetime, timedelta

import pytest

from curation.columns import vote_columns
from curation.errors import VotingClosed
from curation.models import Vote
from curation.rules import VoteRules
from curation.selectors import votes_of
from curation.services import Recorded, cast_vote, close_works, record_votes, withdraw_vote
from tests.curation.scene import Voters, Works

pytestmark = pytest.mark.usefixtures("db")


def rows(work: int) -> list[tuple[int, int, int]]:
    votes = Vote.objects.filter(work=work).order_by("at", "seq")
    return [(vote.voter_id, vote.rshares, vote.weight) for vote in votes]


def test_columns_are_the_rows(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    voters = [person(10**12 * (number + 1)) for number in range(5)]
    works = [work() for _ in range(3)]
    for number, voter in enumerate(reversed(voters)):
        for on in works[:2]:
            moment = noon + timedelta(minutes=number)
            cast_vote(on.pk, voter=voter, weight_bp=10_000, rules=rules, now=moment)
    withdraw_vote(works[0].pk, voter=voters[4], rules=rules, now=noon + timedelta(hours=1))
    columns = vote_columns([each.pk for each in reversed(works)])
    assert columns.work.tolist() == [each.pk for each in works]
    assert columns.offsets.tolist() == [0, 5, 10, 10]
    found = list(
        zip(
            columns.voter.tolist(),
            columns.rshares.tolist(),
            columns.weight.tolist(),
            strict=True,
        )
    )
    assert found == rows(works[0].pk) + rows(works[1].pk)


def test_weights_of_the_upper_half_of_64_bits_arrive(
    noon: datetime, person: Voters, work: Works, rules: VoteRules
) -> None:
    on, voter = work(), person(0)
    vote = Recorded(voter=voter, weight_bp=1, rshares=5, at=noon)
    record_votes(on.pk, votes=[vote], rules=rules)
    for weight in (2**63 - 1, 2**63, 2**64 - 1):
        Vote.objects.filter(work=on).update(weight=weight)
        assert vote_columns([on.pk]).weight.tolist() == [weight]


def test_applause_is_no_row(rules: VoteRules, noon: datetime, person: Voters, work: Works) -> None:
    on, voter, late = work(), person(10**12), person(10**12)
    cast_vote(on.pk, voter=voter, weight_bp=10_000, rules=rules, now=noon)
    close_works([on.pk], now=on.closes_at)
    with pytest.raises(VotingClosed):
        cast_vote(on.pk, voter=late, weight_bp=1, rules=rules, now=noon + timedelta(days=6))
    cast_vote(on.pk, voter=late, weight_bp=10_000, rules=rules, now=on.closes_at)
    assert [vote.voter_id for vote in votes_of(on.pk)] == [voter, late]
    assert vote_columns([on.pk]).voter.tolist() == [voter]


def test_no_votes_are_no_rows(work: Works) -> None:
    on = work()
    columns = vote_columns([on.pk])
    assert (len(columns), columns.offsets.tolist()) == (0, [0, 0])
    assert len(vote_columns([])) == 0
