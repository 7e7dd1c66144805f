"""The clock is read before a vote's turn comes; the record stands in the order of the turns."""

from datetime import datetime, timedelta

import pytest

from curation.errors import VoteRefused
from curation.models import Meter, Vote
from curation.rules import VoteRules
from curation.selectors import events_of
from curation.services import cast_vote, dispute, withdraw_vote
from rewards.history import replay
from tests.curation.scene import Voters, Works, told

pytestmark = pytest.mark.usefixtures("db")

STAKE = 1_000_000_000_000
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def test_a_vote_whose_clock_is_behind_the_meter_is_taken(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    voter = person(STAKE)
    cast_vote(work().pk, voter=voter, weight_bp=10_000, rules=rules, now=noon + HOUR)
    late = cast_vote(
        work().pk, voter=voter, weight_bp=10_000, rules=rules, now=noon + HOUR - SECOND
    )
    assert late.rshares == STAKE // 50
    assert Meter.objects.get(pk=voter).updated_at == noon + HOUR


def test_an_era_with_a_pause_still_asks_for_it(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    hive = VoteRules(pause_seconds=3)
    voter = person(STAKE)
    cast_vote(work().pk, voter=voter, weight_bp=10_000, rules=hive, now=noon + HOUR)
    with pytest.raises(VoteRefused, match="Wait 3 seconds"):
        cast_vote(work().pk, voter=voter, weight_bp=10_000, rules=hive, now=noon + HOUR - SECOND)


def test_a_changed_vote_stands_behind_the_one_it_replaced(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    on, voter = work(), person(STAKE)
    cast_vote(on.pk, voter=voter, weight_bp=10_000, rules=rules, now=noon + HOUR)
    cast_vote(on.pk, voter=voter, weight_bp=2_500, rules=rules, now=noon + HOUR - SECOND)
    assert [event.weight_bp for event in events_of(on.pk)] == [10_000, 2_500]
    on.refresh_from_db()
    assert replay(told(on), rules).tally.net_rshares == on.net_rshares == STAKE // 200


def test_a_dispute_that_is_cut_was_there_before_the_cut(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    on, reader, other, critic = work(), person(STAKE), person(STAKE), person(STAKE)
    for voter in (reader, other):
        cast_vote(on.pk, voter=voter, weight_bp=10_000, rules=rules, now=noon + HOUR)
    then = noon + 2 * HOUR
    dispute(on.pk, voter=critic, weight_bp=10_000, reason="exchanged", rules=rules, now=then)
    withdraw_vote(on.pk, voter=reader, rules=rules, now=then - SECOND)
    on.refresh_from_db()
    tally = replay(told(on), rules).tally
    assert tally.net_rshares == on.net_rshares
    assert Vote.objects.get(work=on, voter=critic).rshares == -STAKE // 500
