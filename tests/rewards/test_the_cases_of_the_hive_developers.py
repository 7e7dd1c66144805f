"""The numbers that Hive's own C++ tests and its documentation write down, through a whole plan."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest

from rewards.shares import convert

type Recorded = Callable[[str], dict[str, Any]]
type Answer = Callable[[dict[str, Any]], dict[str, Any]]

CREATED = datetime(2025, 3, 1, tzinfo=UTC)
WINDOWS = {"early": 3_600, "mid": 90_000, "late": 300_000}


def case(recorded: Recorded, name: str) -> dict[str, Any]:
    rows = recorded("hive_cpp_cases.json")["rows"]
    return next(dict(row) for row in rows if row["id"] == name)


def paid(
    answer: Answer,
    rules: str,
    *,
    pool: int,
    votes: list[tuple[str, int, int]],
    beneficiaries: dict[str, int] | None = None,
) -> dict[str, Any]:
    """One work that gets the whole fund, twice the curation pool; votes are voter, rshares, age in
    seconds.
    """
    document = {
        "rules": rules,
        "time": (CREATED + timedelta(days=7)).isoformat(),
        "fund": {"balance": 2 * pool, "recent_claims": "0", "updated": CREATED.isoformat()},
        "works": [
            {
                "id": "work",
                "author": "author",
                "created": CREATED.isoformat(),
                "cashout": (CREATED + timedelta(days=7)).isoformat(),
                "max_payout": None,
                "liquid_percent": 5000,
                "curation": True,
                "beneficiaries": [
                    {"account": name, "weight": weight}
                    for name, weight in (beneficiaries or {}).items()
                ],
                "votes": [
                    {
                        "voter": voter,
                        "rshares": str(rshares),
                        "time": (CREATED + timedelta(seconds=age)).isoformat(),
                        "seq": seq,
                    }
                    for seq, (voter, rshares, age) in enumerate(votes)
                ],
            }
        ],
    }
    result: dict[str, Any] = answer(document)["works"][0]
    return result


@pytest.mark.parametrize("rules", ["hive-hf25", "hive-hf28"])
def test_two_votes_share_by_their_windows(recorded: Recorded, answer: Answer, rules: str) -> None:
    row = case(recorded, "hf25_two_votes")
    for comment in row["comments"]:
        votes = [(window, 8 * 10**12, WINDOWS[window]) for window in comment["weights"]]
        work = paid(answer, rules, pool=row["curation_pool"], votes=votes)
        rewards = {vote["voter"]: vote["reward"] for vote in work["votes"]}
        assert rewards == comment["expected"]


@pytest.mark.parametrize("window", WINDOWS)
def test_a_lone_vote_takes_the_whole_pool(recorded: Recorded, answer: Answer, window: str) -> None:
    expected = case(recorded, "hf25_one_vote")["expected"][window]
    work = paid(answer, "hive-hf25", pool=expected, votes=[("a", 10**12, WINDOWS[window])])
    assert work["curation_reward"] == expected


def test_five_votes_on_the_root_curve(recorded: Recorded, answer: Answer) -> None:
    row = case(recorded, "hf24_five_votes")
    votes = [(f"voter-{n}", row["rshares"], 600 + n) for n in range(5)]
    work = paid(answer, "steem-hf21", pool=row["curation_pool"], votes=votes)
    assert [vote["reward"] for vote in work["votes"]] == row["expected"]
    assert work["author_reward"] == row["author_tokens"]


def test_five_votes_on_the_line(recorded: Recorded, answer: Answer) -> None:
    row = case(recorded, "hf25_five_votes")
    votes = [(f"voter-{n}", 970_988_552_844, 600 + n) for n in range(5)]
    work = paid(answer, "hive-hf25", pool=row["curation_pool"], votes=votes)
    assert [vote["reward"] for vote in work["votes"]] == row["expected"]
    assert work["author_reward"] == row["author_tokens"]


def test_the_auction_keeps_what_it_cuts_in_the_fund(recorded: Recorded, answer: Answer) -> None:
    row = case(recorded, "hf24_auction_15s")
    votes = [("a", 970_988_552_844, 15)]
    work = paid(answer, "steem-hf21", pool=row["curation_pool"], votes=votes)
    assert work["curation_reward"] == row["expected"]
    assert work["author_reward"] == row["author_tokens"]
    assert work["unclaimed"] == row["curation_pool"] - row["expected"]


def test_a_changed_vote_and_a_beneficiary_under_hf28(recorded: Recorded, answer: Answer) -> None:
    row = case(recorded, "hf28_payout_with_beneficiary")
    votes = [("voter", vote["rshares"], 60 + n) for n, vote in enumerate(row["votes"])]
    pool = row["expected"]["curation_hive"]
    work = paid(answer, "hive-hf28", pool=pool, votes=votes, beneficiaries={"benefactor": 5_000})
    last = row["votes"][-1]
    assert work["payout"] == row["reward_hive"]
    assert work["total_weight"] == str(last["total_vote_weight"])
    assert work["votes"] == [{"voter": "voter", "weight": str(last["weight"]), "reward": pool}]
    assert work["author_reward"] == row["expected"]["comment_reward"]["author_rewards"]
    assert work["beneficiary_rewards"] == [{"account": "benefactor", "reward": 575}]
    half = convert(work["author_reward"] * 5_000 // 10_000, into=1, of=1)
    assert half == row["expected"]["author"]["hbd"] == row["expected"]["benefactor"]["hbd"]


def test_the_reply_of_2021_with_three_votes(recorded: Recorded, answer: Answer) -> None:
    row = recorded("curation_points_2017_2024.json")["hf24_reply"]
    created = datetime.fromisoformat(row["created"])
    votes = [
        (
            vote["voter"],
            vote["rshares"],
            int((datetime.fromisoformat(vote["time"]) - created).total_seconds()),
        )
        for vote in row["votes"]
    ]
    work = paid(answer, "steem-hf21", pool=165, votes=votes)
    assert [vote["weight"] for vote in work["votes"]] == [str(v["weight"]) for v in row["votes"]]
    assert work["author_reward"] == row["author_rewards"]
    print("HF24 reply: 3 of 3 weights and the author exact")


@pytest.mark.parametrize(
    ("rule", "rules"),
    [
        ("bounded_WR", "steem-hf6"),
        ("bounded_curation", "steem-hf17"),
        ("square_root", "steem-hf19"),
    ],
)
def test_single_totals_of_later_years(
    recorded: Recorded, answer: Answer, rule: str, rules: str
) -> None:
    rows = [
        row
        for row in recorded("curation_points_2017_2024.json")["rows"]
        if row["rule"] == rule and "HF20" not in row["when"]
    ]
    for row in rows:
        votes = [("voter", row["vote_rshares"], 3_600)]
        work = paid(answer, rules, pool=100, votes=votes)
        assert work["total_weight"] == str(row["total_vote_weight"])
    assert rows


def test_the_total_of_hf20(recorded: Recorded, answer: Answer) -> None:
    rows = recorded("curation_points_2017_2024.json")["rows"]
    row = next(row for row in rows if "HF20" in row["when"])
    work = paid(answer, "steem-hf20", pool=100, votes=[("voter", row["vote_rshares"], 3_600)])
    assert work["total_weight"] == str(row["total_vote_weight"])


def test_an_early_vote_of_2024_weighs_its_rshares(recorded: Recorded, answer: Answer) -> None:
    row = recorded("curation_points_2017_2024.json")["hf27_vote"]
    work = paid(answer, "hive-hf25", pool=100, votes=[("voter", row["rshares"], 60)])
    assert work["votes"][0]["weight"] == str(row["weight"])


def test_the_claims_of_the_fund_of_2025_fade(recorded: Recorded, answer: Answer) -> None:
    """In three of the 1,296,000 seconds a claim lasts, with what fades rounded down."""
    rows = recorded("hive_globals.json")["rows"]
    fund = next(row for row in rows if row["id"] == "reward_fund_2025_09_08")
    document = {
        "rules": "hive-hf28",
        "time": "2025-09-08T00:00:03Z",
        "fund": {
            "balance": fund["reward_balance"],
            "recent_claims": str(fund["recent_claims"]),
            "updated": "2025-09-08T00:00:00Z",
        },
        "works": [],
    }
    assert answer(document)["fund"]["recent_claims"] == str(
        fund["recent_claims"] - int(Fraction(fund["recent_claims"] * 3, 1_296_000))
    )
