"""Block 2889020, the first payout ever: @steemit/firstpost from its votes to the last unit, and
the block's 228 others.
"""

from collections.abc import Callable
from typing import Any

import pytest

from rewards.shares import convert

type Recorded = Callable[[str], dict[str, Any]]


def firstpost(recorded: Recorded, rules: str) -> dict[str, Any]:
    """The input: the votes before the first payout in their recorded order, and the reward as the
    whole fund.
    """
    rows = recorded("curation_votes_2016.json")["rows"]
    post = next(row for row in rows if row["permlink"] == "firstpost")
    votes = [vote for vote in post["votes"] if vote["check"] != "after_first_payout"]
    return {
        "rules": rules,
        "time": "2016-07-04T00:00:06Z",
        "fund": {"balance": 6885, "recent_claims": "0", "updated": "2016-07-04T00:00:03Z"},
        "works": [
            {
                "id": "steemit/firstpost",
                "author": "steemit",
                "created": post["created"],
                "cashout": "2016-07-04T00:00:06Z",
                "max_payout": None,
                "liquid_percent": 5000,
                "curation": True,
                "beneficiaries": [],
                "votes": [
                    {
                        "voter": vote["voter"],
                        "rshares": str(vote["rshares"]),
                        "time": vote["time"],
                        "seq": number,
                    }
                    for number, vote in enumerate(votes)
                ],
            }
        ],
    }


@pytest.mark.parametrize("rules", ["steem-hf1", "steem-hf6"])
def test_firstpost_is_paid_what_the_chain_paid(
    recorded: Recorded, answer: Callable[..., Any], rules: str
) -> None:
    expected = recorded("firstpost_end_to_end.json")
    work = answer(firstpost(recorded, rules))["works"][0]
    rewards = {vote["voter"]: vote["reward"] for vote in work["votes"] if vote["reward"]}
    assert rewards == {row["curator"]: row["claim_hive"] for row in expected["rows"]}
    assert work["total_weight"] == str(expected["total_weight"])
    assert work["net_rshares"] == str(expected["net_rshares"])
    assert work["payout"] == expected["reward"]
    assert work["author_reward"] == expected["author_tokens"]
    assert work["curation_reward"] == 3439
    print(f"{rules}: {len(rewards)} of 7 curators and the author exact")


def test_the_debt_token_parts_of_all_payouts_of_the_block(recorded: Recorded) -> None:
    """Price 0.220: a displayed value is a conversion, rounded down once; half of the author's
    tokens are converted.
    """
    rows = [row for row in recorded("reward_ops_2016.json")["rows"] if row["block"] == 2889020]
    exact = 0
    for row in rows:
        author, curation = row["author_tokens_hive"], row["curation_tokens_hive_inferred"] or 0
        debt = convert(author // 2, into=220, of=1000)
        staked = convert(author - author // 2, into=220, of=1000)
        exact += (
            row["author_reward_hbd"] == debt
            and row["total_payout_value_hbd"] == debt + staked
            and row["curator_payout_value_hbd"] == convert(curation, into=220, of=1000)
            and row["comment_payout_hbd"] == convert(author + curation, into=220, of=1000)
        )
    print(f"payouts of block 2889020: {exact} of {len(rows)} exact")
    assert exact == len(rows) == 228


def test_a_payout_below_the_dust_floor_is_not_made(
    recorded: Recorded, answer: Callable[..., Any]
) -> None:
    document = firstpost(recorded, "steem-hf6")
    document["debt_price"] = {"debt": 220, "liquid": 1000}
    document["fund"]["balance"] = 90
    assert answer(document)["works"][0]["payout"] == 0
    document["fund"]["balance"] = 91
    assert answer(document)["works"][0]["payout"] == 91
