"""The record of a work's votes, cast again from nothing, comes to the tally that was kept."""

from datetime import datetime, timedelta
from random import Random

import pytest

from curation.errors import CurationError
from curation.rules import VoteRules
from curation.services import cast_vote, dispute, withdraw_vote
from rewards.history import replay
from rewards.rules import load
from tests.curation.scene import Voters, Works, told

STAKES = (10**13, 10**12, 10**11, 10**9, 7)


def press(
    chance: Random, on: int, *, voter: int, reason: str, rules: VoteRules, now: datetime
) -> None:
    """One thing that people do; what is refused changes nothing."""
    weight_bp = chance.randint(1, 10_000)
    verb = chance.choice(["vote", "vote", "dispute", "withdraw"])
    try:
        if verb == "vote":
            cast_vote(on, voter=voter, weight_bp=weight_bp, rules=rules, now=now)
        elif verb == "dispute":
            dispute(on, voter=voter, weight_bp=weight_bp, reason=reason, rules=rules, now=now)
        else:
            withdraw_vote(on, voter=voter, rules=rules, now=now)
    except CurationError:
        return


@pytest.mark.parametrize("era", ["inkwell-1", "hive-hf28", "hive-hf25", "steem-hf21"])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_record_replays_to_the_kept_tally(
    db: None, noon: datetime, person: Voters, work: Works, era: str, seed: int
) -> None:
    chance, rules = Random(seed), load(era).vote
    voters = [person(stake) for stake in STAKES]
    on, now = work(voters[1]), noon
    for _ in range(40):
        now += timedelta(microseconds=chance.randint(1, 14_000_000_000))
        voter = chance.choice(voters)
        press(chance, on.pk, voter=voter, reason="exchanged", rules=rules, now=now)
    on.refresh_from_db()
    kept = (on.net_rshares, on.vote_rshares, on.total_weight)
    outcome = replay(told(on), rules)
    tally = outcome.tally
    assert (tally.net_rshares, tally.vote_rshares, tally.total_weight) == kept
    assert kept != (0, 0, 0)
