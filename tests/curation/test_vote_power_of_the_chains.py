"""The price and the strength of votes equal those the chains recorded."""

from typing import Any

from curation.power import (
    Mana,
    fresh,
    limits,
    mana_at,
    regenerate,
    spend_on_dispute,
    spend_on_vote,
    vote_cost,
)
from curation.rules import BASIS, VoteRules
from rewards.rules import load
from tests.curation.scene import Recordings

LONG = 10**6


def power_of(row: dict[str, Any], rules: VoteRules) -> int:
    """The voter's power before the vote: recorded for the last votes; else one that it cost so
    much.
    """
    if row["is_last_vote"]:
        return int(row["voting_power_after"] + row["used_power"])
    weight_bp, used = abs(row["percent"]), row["used_power"]
    return next(
        power
        for power in range(BASIS + 1)
        if vote_cost(power, weight_bp=weight_bp, rules=rules) == used
    )


def test_strength_and_price_of_2017_are_exact(recorded: Recordings) -> None:
    rules, strengths, prices = load("steem-hf19").vote, 0, 0
    for row in recorded("vote_power_hf19_2017.json")["rows"]:
        mana = Mana(up=power_of(row, rules), dispute=0, stake=row["effective_vests"], at=0)
        spend = spend_on_vote if row["percent"] > 0 else spend_on_dispute
        spent = spend(mana, weight_bp=abs(row["percent"]), seconds_left=LONG, rules=rules)
        assert spent.rshares == abs(row["rshares"])
        assert spent.up == row["used_power"]
        strengths += 1
        prices += row["is_last_vote"]
    print(f"{strengths} strengths and {prices} prices exact")
    assert (strengths, prices) == (186, 26)


def test_mana_of_the_recorded_accounts(recorded: Recordings) -> None:
    rows = {row["id"]: row for row in recorded("hive_globals.json")["rows"]}
    rules = load("hive-hf25").vote
    full = rows["mana_full"]
    assert limits(full["vesting_shares"], rules) == (full["voting_mana"], full["downvote_mana"])
    voted = rows["mana_after_full_vote_plus_3s"]
    mana = fresh(voted["vesting_shares"], now=0, rules=rules)
    spent = spend_on_vote(mana, weight_bp=BASIS, seconds_left=LONG, rules=rules)
    after = Mana(up=mana.up - spent.up, dispute=mana.dispute, stake=mana.stake, at=0)
    later = mana_at(after, stake=mana.stake, now=3, rules=rules)
    assert (later.up, later.dispute) == (voted["voting_mana"], voted["downvote_mana"])
    print("3 mana relations exact")


def test_a_flipped_vote_of_2025_keeps_its_strength(recorded: Recordings) -> None:
    cases = {case["id"]: case for case in recorded("hive_cpp_cases.json")["rows"]}
    down, up = cases["hf28_payout_with_beneficiary"]["votes"]
    rules = load("hive-hf28").vote
    # A stake whose full vote has the recorded strength; the dust comes off both.
    stake = (up["rshares"] + rules.dust_threshold) * 50
    mana = fresh(stake, now=0, rules=rules)
    disputed = spend_on_dispute(mana, weight_bp=BASIS, seconds_left=LONG, rules=rules)
    assert -disputed.rshares == down["rshares"]
    voted = spend_on_vote(mana, weight_bp=BASIS, seconds_left=LONG, rules=rules)
    assert voted.rshares == up["rshares"]


def test_mana_is_full_again_after_five_days() -> None:
    rules = load("hive-hf28").vote
    assert regenerate(0, maximum=1_000_001, elapsed=432_000, rules=rules) == 1_000_001
    assert regenerate(0, maximum=1_000_001, elapsed=216_000, rules=rules) == 500_000
    assert regenerate(7, maximum=5, elapsed=0, rules=rules) == 5
