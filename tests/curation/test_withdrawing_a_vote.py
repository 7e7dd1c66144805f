"""A vote taken back leaves the tally as it was; the mana stays spent."""

from datetime import datetime, timedelta

import pytest

from curation.errors import VoteRefused, VotingClosed
from curation.rules import VoteRules
from curation.selectors import events_of, votes_of, voting_mana
from curation.services import cast_vote, close_works, dispute, withdraw_vote
from tests.curation.scene import Voters, Works

pytestmark = pytest.mark.usefixtures("db")

STAKE = 1_000_000_000_000
FULL = STAKE // 50


def test_a_withdrawn_vote_returns_the_tally(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    on, first, second = work(), person(STAKE), person(2 * STAKE)
    cast_vote(on.pk, voter=first, weight_bp=10_000, rules=rules, now=noon)
    on.refresh_from_db()
    before = (on.net_rshares, on.vote_rshares, on.total_weight, on.upvotes, on.hot, on.trending)
    cast_vote(on.pk, voter=second, weight_bp=7_000, rules=rules, now=noon)
    withdraw_vote(on.pk, voter=second, rules=rules, now=noon)
    on.refresh_from_db()
    after = (on.net_rshares, on.vote_rshares, on.total_weight, on.upvotes, on.hot, on.trending)
    assert after == before
    assert [vote.voter_id for vote in votes_of(on.pk)] == [first]
    assert [event.kind for event in events_of(on.pk)] == ["vote", "vote", "withdraw"]
    assert voting_mana(second, now=noon, rules=rules).voting < 2 * STAKE


def test_only_a_standing_vote_can_be_withdrawn(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    on, voter = work(), person(STAKE)
    with pytest.raises(VoteRefused):
        withdraw_vote(on.pk, voter=voter, rules=rules, now=noon)
    cast_vote(on.pk, voter=voter, weight_bp=100, rules=rules, now=noon)
    withdraw_vote(on.pk, voter=voter, rules=rules, now=noon)
    with pytest.raises(VoteRefused):
        withdraw_vote(on.pk, voter=voter, rules=rules, now=noon)


def test_a_paid_vote_stays(rules: VoteRules, noon: datetime, person: Voters, work: Works) -> None:
    on, voter = work(), person(STAKE)
    cast_vote(on.pk, voter=voter, weight_bp=100, rules=rules, now=noon)
    close_works([on.pk], now=noon + timedelta(days=7))
    with pytest.raises(VotingClosed):
        withdraw_vote(on.pk, voter=voter, rules=rules, now=noon + timedelta(days=8))


@pytest.mark.parametrize("act", ["withdraw", "dispute"])
def test_an_act_that_waited_for_the_freeze_comes_too_late(
    rules: VoteRules, noon: datetime, person: Voters, work: Works, act: str
) -> None:
    on, voter, other = work(), person(STAKE), person(STAKE)
    cast_vote(on.pk, voter=voter, weight_bp=100, rules=rules, now=noon)
    close_works([on.pk], now=noon + timedelta(days=7))
    before_the_wait = noon + timedelta(days=5)
    with pytest.raises(VotingClosed):
        if act == "withdraw":
            withdraw_vote(on.pk, voter=voter, rules=rules, now=before_the_wait)
        else:
            dispute(
                on.pk,
                voter=other,
                weight_bp=1,
                reason="exchanged",
                rules=rules,
                now=before_the_wait,
            )
    on.refresh_from_db()
    assert (on.net_rshares, on.upvotes, on.downvotes) == (FULL // 100, 1, 0)
