"""Disputes: their own budget, a reason, an early end, and a limit for each disputer."""

from datetime import datetime, timedelta

import pytest

from curation.errors import NotEnoughMana, VoteRefused, VotingClosed
from curation.models import Kind, Meter, Vote, VoteEvent, Work
from curation.received import PART, received
from curation.rules import VoteRules
from curation.selectors import voting_mana
from curation.services import cast_vote, dispute, disqualify, withdraw_vote
from tests.curation.scene import Voters, Works

pytestmark = pytest.mark.usefixtures("db")

STAKE = 1_000_000_000_000
FULL = STAKE // 50
HOUR = timedelta(hours=1)


@pytest.fixture
def praised(rules: VoteRules, noon: datetime, person: Voters, work: Works) -> Work:
    """A work with one full vote."""
    on = work()
    cast_vote(on.pk, voter=person(STAKE), weight_bp=10_000, rules=rules, now=noon)
    return on


def test_one_disputer_removes_a_tenth_at_most(
    rules: VoteRules, noon: datetime, person: Voters, praised: Work
) -> None:
    events = [
        dispute(
            praised.pk,
            voter=person(STAKE),
            weight_bp=10_000,
            reason="overpaid",
            rules=rules,
            now=noon + HOUR,
        )
        for _ in range(2)
    ]
    assert [event.rshares for event in events] == [-FULL // 10] * 2
    assert {event.reason for event in events} == {"overpaid"}
    praised.refresh_from_db()
    assert praised.net_rshares == FULL - 2 * (FULL // 10)
    assert (praised.vote_rshares, praised.total_weight) == (FULL, FULL)
    assert (praised.upvotes, praised.downvotes) == (1, 2)


def test_a_dispute_moves_no_text_and_touches_no_name(
    uncapped: VoteRules, noon: datetime, person: Voters, praised: Work
) -> None:
    praised.refresh_from_db()
    place, name = (praised.hot, praised.trending), received(praised.author_id).raw
    for _ in range(2):
        dispute(
            praised.pk,
            voter=person(2 * STAKE),
            weight_bp=10_000,
            reason="overpaid",
            rules=uncapped,
            now=noon + HOUR,
        )
    praised.refresh_from_db()
    assert praised.net_rshares < 0
    assert (praised.hot, praised.trending) == place
    assert praised.vote_rshares == FULL, "what search and comments are ordered by"
    assert received(praised.author_id).raw == name == FULL // PART


def test_a_dispute_leaves_the_voting_mana_alone(
    uncapped: VoteRules, noon: datetime, person: Voters, praised: Work
) -> None:
    voter = person(STAKE)
    event = dispute(
        praised.pk,
        voter=voter,
        weight_bp=10_000,
        reason="exchanged",
        rules=uncapped,
        now=noon + HOUR,
    )
    assert event.rshares == -FULL
    left = voting_mana(voter, now=noon + HOUR, rules=uncapped)
    assert (left.voting, left.dispute) == (STAKE, STAKE // 4 - FULL)


def test_a_spent_dispute_budget_is_not_topped_up_from_votes(
    uncapped: VoteRules, chain_rules: VoteRules, noon: datetime, person: Voters, praised: Work
) -> None:
    voter = person(STAKE)
    Meter.objects.create(
        wallet_id=voter, mana=STAKE, dispute_mana=0, max_mana=STAKE, updated_at=noon
    )
    with pytest.raises(NotEnoughMana):
        dispute(
            praised.pk, voter=voter, weight_bp=10_000, reason="exchanged", rules=uncapped, now=noon
        )
    event = dispute(
        praised.pk, voter=voter, weight_bp=10_000, reason="", rules=chain_rules, now=noon
    )
    assert event.rshares == -(FULL - chain_rules.dust_threshold)
    assert voting_mana(voter, now=noon, rules=chain_rules).voting == STAKE - FULL


def test_a_dispute_needs_a_listed_reason(
    rules: VoteRules, noon: datetime, person: Voters, praised: Work
) -> None:
    for reason in ("", "envy"):
        with pytest.raises(VoteRefused, match="reason"):
            dispute(
                praised.pk,
                voter=person(STAKE),
                weight_bp=1,
                reason=reason,
                rules=rules,
                now=noon + HOUR,
            )


def test_disputes_close_twelve_hours_before_the_payout(
    rules: VoteRules, noon: datetime, person: Voters, praised: Work
) -> None:
    closing = noon + timedelta(days=7) - timedelta(hours=12)
    second = timedelta(seconds=1)
    voter = person(STAKE)
    with pytest.raises(VotingClosed):
        dispute(
            praised.pk,
            voter=voter,
            weight_bp=100,
            reason="exchanged",
            rules=rules,
            now=closing + second,
        )
    dispute(praised.pk, voter=voter, weight_bp=100, reason="exchanged", rules=rules, now=closing)


def test_there_must_be_something_to_dispute(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    author = person(STAKE)
    for on, voter in (
        (work(), person(STAKE)),
        (work(declined=True), person(STAKE)),
        (work(author), author),
    ):
        with pytest.raises(VoteRefused):
            dispute(on.pk, voter=voter, weight_bp=100, reason="exchanged", rules=rules, now=noon)


def test_a_dispute_shrinks_with_the_votes_it_was_measured_by(
    rules: VoteRules, noon: datetime, person: Voters, praised: Work
) -> None:
    voter, disputer = person(STAKE), person(STAKE)
    cast_vote(praised.pk, voter=voter, weight_bp=10_000, rules=rules, now=noon + HOUR)
    dispute(
        praised.pk,
        voter=disputer,
        weight_bp=10_000,
        reason="copied",
        rules=rules,
        now=noon + HOUR,
    )
    withdraw_vote(praised.pk, voter=voter, rules=rules, now=noon + 2 * HOUR)
    praised.refresh_from_db()
    assert praised.net_rshares == FULL - FULL // 10
    assert Vote.objects.get(work=praised, voter=disputer).rshares == -FULL // 10
    trim = VoteEvent.objects.get(kind=Kind.TRIM)
    assert (trim.voter_id, trim.rshares) == (disputer, -FULL // 10)


def test_a_disqualified_work_takes_no_votes_and_keeps_the_reason(
    rules: VoteRules, noon: datetime, person: Voters, praised: Work
) -> None:
    judge = person(0)
    event = disqualify(praised.pk, by=judge, reason="copied", now=noon + HOUR)
    assert (event.kind, event.reason, event.voter_id) == (Kind.DISQUALIFY, "copied", judge)
    with pytest.raises(VotingClosed):
        cast_vote(praised.pk, voter=person(STAKE), weight_bp=1, rules=rules, now=noon + HOUR)
    with pytest.raises(VotingClosed):
        disqualify(praised.pk, by=judge, reason="copied", now=noon + HOUR)
