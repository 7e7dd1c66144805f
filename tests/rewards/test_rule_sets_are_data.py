"""Rule sets come from files, strictly read, and say what the design says."""

import json
from dataclasses import asdict

import pytest

from rewards.rules import RULESETS, RulesError, initial_recent_claims, load, names, parse
from rewards.trace import canonical

INKWELL = load("inkwell-1")


@pytest.mark.parametrize("name", names())
def test_every_file_is_a_rule_set_of_its_own_name(name: str) -> None:
    rules = load(name)
    assert rules.name == name
    assert parse(json.loads(canonical(asdict(rules)))) == rules


def test_the_names() -> None:
    chains = {f"steem-hf{number}" for number in (1, 6, 17, 19, 20, 21)}
    assert set(names()) == chains | {"hive-hf25", "hive-hf28", "inkwell-1", "inkwell-demo"}


def test_an_unknown_name_is_told_the_known_ones() -> None:
    with pytest.raises(RulesError, match="inkwell-1"):
        load("inkwell-2")


@pytest.mark.parametrize(
    ("created", "name"), [(1_466_776_799, "steem-hf1"), (1_466_776_800, "steem-hf6")]
)
def test_works_from_before_june_2016_keep_the_cubic_weights(created: int, name: str) -> None:
    assert load("steem-hf6").vote_rules(created=created) == load(name).vote


def test_first_claims_are_what_all_stake_makes_in_fifteen_days() -> None:
    """Ten full votes a day of a fiftieth each, for fifteen days: three times the stake."""
    stake = 313_853_921_114_393_221
    assert initial_recent_claims(stake, rules=INKWELL) == 15 * 10 * stake // 50
    assert initial_recent_claims(stake, rules=load("inkwell-demo")) == 3 * stake


def durations(value: object, place: str = "") -> dict[str, int]:
    """All entries named ..._seconds of a rule set's JSON form."""
    found: dict[str, int] = {}
    items = enumerate(value) if isinstance(value, list) else []
    for key, each in value.items() if isinstance(value, dict) else items:
        if isinstance(each, int) and str(key).endswith("_seconds"):
            found[f"{place}.{key}"] = each
        else:
            found |= durations(each, f"{place}.{key}")
    return found


def test_the_demo_has_a_minute_for_a_day() -> None:
    slow, fast = (
        durations(json.loads((RULESETS / f"{name}.json").read_text()))
        for name in ("inkwell-1", "inkwell-demo")
    )
    # A cycle and an interval of the demo last a minute, so that people see something.
    minutes = {".payout.cycle_seconds", ".emission.interval_seconds"}
    assert {fast[place] for place in minutes} == {60}
    assert all(fast[place] == slow[place] // 1_440 for place in slow if place not in minutes)


def test_inkwell_is_hive_without_its_debt_and_its_dust() -> None:
    hive = load("hive-hf28")
    assert INKWELL.payout.curve == hive.payout.curve
    assert INKWELL.payout.curation_bp == hive.payout.curation_bp == 5_000
    assert INKWELL.payout.window_seconds == hive.payout.window_seconds == 7 * 86_400
    assert INKWELL.payout.minimum_payout == 0
