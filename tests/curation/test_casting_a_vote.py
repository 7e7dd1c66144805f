"""A vote from the button to the rows: its strength, the tally, the scores, and what is refused."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from curation.errors import NotEnoughMana, UnknownWork, VoteRefused, VotingClosed
from curation.models import Meter, Vote
from curation.ranking import hot, trending
from curation.rules import VoteRules
from curation.selectors import voting_mana
from curation.services import cast_vote, close_works, record_votes, set_options, withdraw_vote
from tests.curation.scene import Voters, Works

pytestmark = pytest.mark.usefixtures("db")

STAKE = 1_000_000_000_000
FULL = STAKE // 50
HOUR = timedelta(hours=1)


def test_a_full_vote_is_a_fiftieth_of_the_stake(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    on, voter = work(), person(STAKE)
    event = cast_vote(on.pk, voter=voter, weight_bp=10_000, rules=rules, now=noon + HOUR)
    assert (event.rshares, event.mana_used, event.weight) == (FULL, FULL, FULL)
    on.refresh_from_db()
    assert (on.net_rshares, on.vote_rshares, on.total_weight) == (FULL, FULL, FULL)
    assert (on.upvotes, on.downvotes) == (1, 0)
    created = int(noon.timestamp())
    assert on.hot == hot(FULL, created=created)
    assert on.trending == trending(FULL, created=created)
    assert voting_mana(voter, now=noon + HOUR, rules=rules).voting == STAKE - FULL


def test_the_smallest_vote_of_a_newcomer_counts(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    event = cast_vote(work().pk, voter=person(50), weight_bp=1, rules=rules, now=noon)
    assert event.rshares == 1


def test_a_vote_of_somebody_without_stake_is_shown_and_weighs_nothing(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    event = cast_vote(work().pk, voter=person(0), weight_bp=10_000, rules=rules, now=noon)
    assert (event.rshares, event.mana_used) == (0, 0)


def test_a_later_vote_earns_less_of_the_curation(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    on = work()
    weights = [
        cast_vote(on.pk, voter=person(STAKE), weight_bp=10_000, rules=rules, now=noon + age).weight
        for age in (HOUR, timedelta(days=2), timedelta(days=4))
    ]
    assert weights == [FULL, FULL // 2, FULL // 8]


def test_a_vote_fades_in_the_last_twelve_hours(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    late = noon + timedelta(days=7) - timedelta(hours=3)
    event = cast_vote(work().pk, voter=person(STAKE), weight_bp=10_000, rules=rules, now=late)
    assert (event.rshares, event.mana_used) == (FULL // 4, FULL)


def test_an_own_vote_is_accepted_and_counts_for_nothing(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    author = person(STAKE)
    on = work(author)
    event = cast_vote(on.pk, voter=author, weight_bp=10_000, rules=rules, now=noon)
    assert (event.rshares, event.mana_used, event.weight) == (0, 0, 0)
    assert voting_mana(author, now=noon, rules=rules).voting == STAKE


def test_an_own_vote_counts_where_the_era_says_so(
    chain_rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    author = person(STAKE)
    on = work(author)
    event = cast_vote(on.pk, voter=author, weight_bp=10_000, rules=chain_rules, now=noon)
    assert event.rshares == FULL - chain_rules.dust_threshold


def test_a_vote_on_a_declined_work_costs_nothing(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    on, voter = work(declined=True), person(STAKE)
    event = cast_vote(on.pk, voter=voter, weight_bp=10_000, rules=rules, now=noon)
    assert (event.rshares, event.mana_used) == (FULL, 0)
    assert voting_mana(voter, now=noon, rules=rules).voting == STAKE


def test_a_changed_vote_takes_the_place_of_the_old_one(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    on, voter = work(), person(STAKE)
    cast_vote(on.pk, voter=voter, weight_bp=10_000, rules=rules, now=noon)
    event = cast_vote(on.pk, voter=voter, weight_bp=5_000, rules=rules, now=noon + HOUR)
    on.refresh_from_db()
    assert (on.net_rshares, on.vote_rshares, on.upvotes) == (FULL // 2, FULL // 2, 1)
    assert on.total_weight == event.weight == FULL // 2
    assert Vote.objects.get(work=on, voter=voter).changes == 1
    with pytest.raises(VoteRefused, match="exactly this weight"):
        cast_vote(on.pk, voter=voter, weight_bp=5_000, rules=rules, now=noon + HOUR)


def test_stake_that_came_in_is_fresh_mana(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    voter = person(STAKE)
    cast_vote(work().pk, voter=voter, weight_bp=10_000, rules=rules, now=noon)
    Meter.objects.filter(pk=voter).update(mana=0, max_mana=STAKE - 1_000)
    assert voting_mana(voter, now=noon, rules=rules).voting == 1_000


def test_a_voter_without_mana_is_told_so(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    voter, on = person(STAKE), work()
    cast_vote(work().pk, voter=voter, weight_bp=10_000, rules=rules, now=noon)
    Meter.objects.filter(pk=voter).update(mana=FULL - 1)
    with pytest.raises(NotEnoughMana):
        cast_vote(on.pk, voter=voter, weight_bp=10_000, rules=rules, now=noon)
    assert not Vote.objects.filter(work=on).exists()


@pytest.mark.parametrize("weight_bp", [0, -1, 10_001])
def test_a_weight_outside_the_range_is_refused(
    rules: VoteRules, noon: datetime, person: Voters, work: Works, weight_bp: int
) -> None:
    with pytest.raises(VoteRefused):
        cast_vote(work().pk, voter=person(STAKE), weight_bp=weight_bp, rules=rules, now=noon)


def test_closed_works_take_no_votes(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    voter = person(STAKE)
    with pytest.raises(VotingClosed):
        cast_vote(work().pk, voter=voter, weight_bp=1, rules=rules, now=noon + timedelta(days=7))
    with pytest.raises(VotingClosed):
        cast_vote(work(allows_votes=False).pk, voter=voter, weight_bp=1, rules=rules, now=noon)


@pytest.mark.parametrize("number", [10**9, 2**63 - 1, 2**63, 2**80, 0, -1])
def test_a_work_that_is_not_there_is_unknown(
    rules: VoteRules, noon: datetime, person: Voters, number: int
) -> None:
    voter = person(STAKE)
    with pytest.raises(UnknownWork):
        cast_vote(number, voter=voter, weight_bp=1, rules=rules, now=noon)
    with pytest.raises(UnknownWork):
        withdraw_vote(number, voter=voter, rules=rules, now=noon)
    with pytest.raises(UnknownWork):
        set_options(number, declined=True)
    with pytest.raises(UnknownWork):
        record_votes(number, votes=[], rules=rules)


def test_a_vote_after_the_payout_is_applause(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    on, early, late = work(), person(STAKE), person(STAKE)
    cast_vote(on.pk, voter=early, weight_bp=10_000, rules=rules, now=noon)
    close_works([on.pk], now=noon + timedelta(days=7))
    after = noon + timedelta(days=8)
    event = cast_vote(on.pk, voter=late, weight_bp=10_000, rules=rules, now=after)
    on.refresh_from_db()
    assert (event.rshares, event.mana_used, on.net_rshares, on.upvotes) == (0, 0, FULL, 2)
    with pytest.raises(VotingClosed):
        cast_vote(on.pk, voter=early, weight_bp=5_000, rules=rules, now=after)


def test_the_eras_limits_on_changes_and_haste_hold(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    strict = replace(rules, changes_at_most=1, pause_seconds=3)
    on, voter = work(), person(STAKE)
    cast_vote(on.pk, voter=voter, weight_bp=100, rules=strict, now=noon)
    with pytest.raises(VoteRefused, match="Wait 3 seconds"):
        cast_vote(on.pk, voter=voter, weight_bp=200, rules=strict, now=noon + timedelta(seconds=2))
    cast_vote(on.pk, voter=voter, weight_bp=200, rules=strict, now=noon + HOUR)
    with pytest.raises(VoteRefused, match="1 times at most"):
        cast_vote(on.pk, voter=voter, weight_bp=300, rules=strict, now=noon + 2 * HOUR)
