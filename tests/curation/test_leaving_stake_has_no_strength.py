"""A power-down takes strength off the votes at once, and neither burns nor fills the mana."""

from datetime import datetime, timedelta

import pytest

from curation.errors import NotEnoughMana
from curation.rules import VoteRules
from curation.selectors import voting_mana
from curation.services import cast_vote, dispute
from ledger.services import cancel_power_down, power_down
from ledger.stake import StakeRules
from tests.curation.scene import Voters, Works

pytestmark = pytest.mark.usefixtures("db")

STEP = 1_000_000_000
STAKE = 13 * STEP
FULL = STAKE // 50
BACKED = 12 * STEP // 50


def leave(voter: int, now: datetime) -> None:
    power_down(voter, vests=STAKE, now=now, rules=StakeRules())


def test_ordering_and_cancelling_a_power_down_fills_no_mana(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    voter = person(STAKE)
    own = work(voter)
    for _ in range(50):
        cast_vote(work().pk, voter=voter, weight_bp=10_000, rules=rules, now=noon)
    for weight_bp in (1, 2, 3):
        leave(voter, noon)
        # An own vote is free, and writes the meter as it is during the power-down.
        cast_vote(own.pk, voter=voter, weight_bp=weight_bp, rules=rules, now=noon)
        cancel_power_down(voter)
        assert voting_mana(voter, now=noon, rules=rules).voting == 0
        with pytest.raises(NotEnoughMana):
            cast_vote(work().pk, voter=voter, weight_bp=10_000, rules=rules, now=noon)


def test_the_next_step_has_mana_but_no_strength(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    voter = person(STAKE)
    leave(voter, noon)
    on = work()
    event = cast_vote(on.pk, voter=voter, weight_bp=10_000, rules=rules, now=noon)
    assert (event.rshares, event.mana_used) == (BACKED, FULL)
    assert voting_mana(voter, now=noon, rules=rules).voting == STAKE - FULL


def test_a_dispute_is_by_the_stake_that_stays(
    uncapped: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    voter, on = person(STAKE), work()
    cast_vote(on.pk, voter=person(100 * STAKE), weight_bp=10_000, rules=uncapped, now=noon)
    leave(voter, noon)
    moment = noon + timedelta(minutes=1)
    event = dispute(
        on.pk, voter=voter, weight_bp=10_000, reason="exchanged", rules=uncapped, now=moment
    )
    assert (event.rshares, event.mana_used) == (-BACKED, FULL)
