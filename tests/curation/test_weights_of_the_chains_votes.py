"""Curation weights equal those the chains recorded, era by era (economics.md 14)."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from curation.rules import Curve, VoteRules
from curation.weights import approximate_root, curve_total, weigh
from rewards.rules import load
from tests.curation.scene import Recordings

WORD = 2**64


def unix(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def replayed(row: dict[str, Any], rules: VoteRules) -> Counter[str]:
    """The votes of a work found exact: from nothing up to the first hidden vote, and behind it
    wherever the record says what the running sum was.
    """
    found: Counter[str] = Counter()
    created, running, known = unix(row["created"]), 0, True
    for vote in row["votes"]:
        rshares, at = vote["rshares"], unix(vote["time"])
        known = known and vote["check"] != "gap_before"
        if vote["check"] == "exact" and (known or "R_before" in vote):
            before = running if known else vote["R_before"]
            absolute = before + abs(rshares)
            weighed = weigh(
                rshares, before=before, absolute=absolute, age=at - created, at=at, rules=rules
            )
            assert weighed.weight == vote["weight"], vote
            found["from nothing" if known else "behind a gap"] += 1
        if vote["check"] != "edited":
            running += abs(rshares) if rules.curve is Curve.CUBIC else max(rshares, 0)
    return found


def test_weights_of_2016_are_exact(recorded: Recordings) -> None:
    """Where the running sum has to be fitted, tests/rewards replays the votes: all 1556 and 69."""
    found: dict[str, Counter[str]] = {"bounded_WR": Counter(), "cubic": Counter()}
    eras = {"bounded_WR": "steem-hf6", "cubic": "steem-hf1"}
    for row in recorded("curation_votes_2016.json")["rows"]:
        found[row["rule"]] += replayed(row, load(eras[row["rule"]]).vote)
    print({rule: dict(counts) for rule, counts in found.items()})
    assert found["bounded_WR"] == {"from nothing": 227, "behind a gap": 1192}
    assert found["cubic"] == {"from nothing": 34}


def test_weights_of_effective_votes_follow_from_the_recorded_totals(recorded: Recordings) -> None:
    rules, exact = load("steem-hf6").vote, 0
    for row in recorded("effective_votes_2016.json")["rows"]:
        if row["check"] != "exact":
            continue
        at = unix(row["time"]) + row["time_shift"]
        after = rshares_of_total(row["total_vote_weight"], rules)
        assert curve_total(after, rules) == row["total_vote_weight"]
        assert row["weight"] in {
            weigh(
                row["rshares"],
                before=sum_after - row["rshares"],
                absolute=0,
                age=at - unix(row["created"]),
                at=at,
                rules=rules,
            ).weight
            for sum_after in (after, after + 1)
        }
        exact += 1
    print(f"{exact} effective votes exact")
    assert exact == 259


def rshares_of_total(total: int, rules: VoteRules) -> int:
    """The smallest R whose W(R) is `total`, by halving."""
    low, high = 0, 2**63
    while low < high:
        middle = (low + high) // 2
        if curve_total(middle, rules) < total:
            low = middle + 1
        else:
            high = middle
    return low


def test_totals_of_later_eras_are_exact(recorded: Recordings) -> None:
    data = recorded("curation_points_2017_2024.json")
    eras = {
        "bounded_WR": "steem-hf6",
        "bounded_curation": "steem-hf17",
        "square_root": "steem-hf19",
    }
    for row in data["rows"]:
        rules = load(eras[row["rule"]]).vote
        assert curve_total(row["vote_rshares"], rules) == row["total_vote_weight"]
    print(f"{len(data['rows'])} totals exact")
    assert len(data["rows"]) == 4


def test_votes_of_the_convergent_and_the_linear_era_are_exact(recorded: Recordings) -> None:
    data = recorded("curation_points_2017_2024.json")
    reply, rules, before = data["hf24_reply"], load("steem-hf21").vote, 0
    for vote in reply["votes"]:
        at = unix(vote["time"])
        age = at - unix(reply["created"])
        weighed = weigh(vote["rshares"], before=before, absolute=0, age=age, at=at, rules=rules)
        assert weighed.weight == vote["weight"]
        before += vote["rshares"]
    early = data["hf27_vote"]
    rshares, linear = early["rshares"], load("hive-hf25").vote
    before = early["total_vote_weight"] - rshares
    weighed = weigh(rshares, before=before, absolute=0, age=60, at=0, rules=linear)
    assert weighed.weight == early["weight"]
    print("3 votes of a reply and 1 linear vote exact")


def test_the_approximate_root_is_that_of_the_chain(recorded: Recordings) -> None:
    cases = {case["id"]: case for case in recorded("hive_cpp_cases.json")["rows"]}
    for name in ("sqrt_1", "sqrt_2"):
        assert approximate_root(cases[name]["x"]) == cases[name]["expected"]
    rules = load("steem-hf21").vote
    assert curve_total(cases["csq_1"]["rshares"], rules) == cases["csq_1"]["expected"]
    flat = cases["csq_monotone"]
    top = curve_total(flat["base"], rules)
    assert all(curve_total(flat["base"] - i, rules) <= top for i in range(0, flat["n"] + 1, 7))
    print("4 cases of the chain's own curve tests")


def shares(pool: int, weights: list[int], total: int) -> list[int]:
    return [pool * weight // total for weight in weights]


def test_windows_divide_the_pool_as_in_the_chains_tests(recorded: Recordings) -> None:
    cases = {case["id"]: case for case in recorded("hive_cpp_cases.json")["rows"]}
    rules = load("hive-hf25").vote
    ages = {"early": 60, "mid": 86_400, "late": 259_200}
    case = cases["hf25_two_votes"]
    for comment in case["comments"]:
        weighed = {
            name: weigh(8_000, before=0, absolute=0, age=ages[name], at=0, rules=rules)
            for name in comment["expected"]
        }
        total = sum(vote.added for vote in weighed.values())
        for name, expected in comment["expected"].items():
            assert case["curation_pool"] * weighed[name].weight // total == expected
    for name, expected in cases["hf25_one_vote"]["expected"].items():
        alone = weigh(8_000, before=0, absolute=0, age=ages[name], at=0, rules=rules)
        assert 12_463 * alone.weight // alone.added == expected
    print("3 pairs of windows and 3 lone votes")


def test_five_votes_share_the_pool_as_in_the_chains_tests(recorded: Recordings) -> None:
    cases = {case["id"]: case for case in recorded("hive_cpp_cases.json")["rows"]}
    for name, era in (("hf24_five_votes", "steem-hf21"), ("hf25_five_votes", "hive-hf25")):
        case, rules = cases[name], load(era).vote
        rshares = case.get("rshares", 970_988_552_844)
        weighed = [
            weigh(rshares, before=i * rshares, absolute=0, age=600, at=0, rules=rules)
            for i in range(5)
        ]
        total = sum(vote.added for vote in weighed)
        weights = [vote.weight for vote in weighed]
        assert shares(case["curation_pool"], weights, total) == case["expected"]
    print("10 shares of five votes")


def test_the_auction_keeps_the_cut_in_the_total(recorded: Recordings) -> None:
    cases = {case["id"]: case for case in recorded("hive_cpp_cases.json")["rows"]}
    case, rules = cases["hf24_auction_15s"], load("steem-hf21").vote
    vote = weigh(970_988_552_844, before=0, absolute=0, age=15, at=0, rules=rules)
    assert case["curation_pool"] * vote.weight // vote.added == case["expected"]
