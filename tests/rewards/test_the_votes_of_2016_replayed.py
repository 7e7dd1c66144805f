"""The recorded votes of nine posts of 2016, cast again under steem-hf6: every curation weight and
the payout of them all.

A vote that was changed later hides what it first counted, so the running sum before the next vote
is only known by fitting it to the recorded weights. Where it jumps, a vote of nobody in particular
stands in for the hidden one; it is not among the votes that are compared.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

type Recorded = Callable[[str], dict[str, Any]]

LONG_AFTER = "2017-01-01T00:00:00Z"
DOUBLE = 4 * 10**12


def weight(vote: dict[str, Any], before: int, post: dict[str, Any]) -> int:
    """The formulas of economics.md 4, written a second time to look for what is hidden."""
    rshares = int(vote["rshares"])
    if post["rule"] == "cubic":
        return rshares**3 // (before + rshares) ** 2
    after = before + rshares
    full = (2**64 - 1) * after // (DOUBLE + after) - (2**64 - 1) * before // (DOUBLE + before)
    age = datetime.fromisoformat(vote["time"]) - datetime.fromisoformat(post["created"])
    return full * min(int(age.total_seconds()), 1800) // 1800


def hidden(votes: list[dict[str, Any]], before: int, post: dict[str, Any]) -> int:
    """The jump of the running sum in front of the first of these votes.

    The record often has the fitted sum at one of the next votes. Else it is the first that
    explains the weights up to the next gap: they fall as the sum grows, but for the last unit,
    which narrows the search; the rest is tried.
    """
    seen: list[tuple[dict[str, Any], int]] = []
    running = before
    for number, vote in enumerate(votes):
        if number and vote["check"] == "gap_before":
            break
        if "R_before" in vote:
            return int(vote["R_before"]) - running
        if vote["check"] in ("exact", "gap_before") and vote["rshares"] > 0:
            seen.append((vote, running))
        running += counted(vote, post)
    least, most = 0, 10**15
    for vote, at in seen:

        def falling(jump: int, vote: dict[str, Any] = vote, at: int = at) -> int:
            return -weight(vote, at + jump, post)

        jumps = range(10**15)
        least = max(least, bisect_left(jumps, -vote["weight"] - 2, key=falling))
        most = min(most, bisect_right(jumps, -vote["weight"] + 2, key=falling))
    return next(
        jump
        for jump in range(least, most + 1)
        if all(weight(vote, at + jump, post) == vote["weight"] for vote, at in seen)
    )


def counted(vote: dict[str, Any], post: dict[str, Any]) -> int:
    """What a vote adds to the sum that its era's weights depend on; a changed vote's first rshares
    are hidden.
    """
    if vote["check"] == "edited":
        return 0
    rshares = int(vote["rshares"])
    return abs(rshares) if post["rule"] == "cubic" else max(rshares, 0)


def events(post: dict[str, Any]) -> list[dict[str, Any]]:
    """The votes before the first payout, with stand-ins where a changed vote hid its first
    rshares.
    """
    votes = [vote for vote in post["votes"] if vote["check"] != "after_first_payout"]
    result: list[dict[str, Any]] = []
    before = 0
    for number, vote in enumerate(votes):
        if vote["check"] == "gap_before":
            jump = hidden(votes[number:], before, post)
            result.append(
                {"voter": f"hidden-{number}", "rshares": str(jump), "time": vote["time"]}
            )
            before += jump
        if vote["check"] == "edited":
            # Its first rshares are part of a gap; that it was changed takes its weight.
            result.append({"voter": vote["voter"], "rshares": "0", "time": vote["time"]})
        result.append(
            {"voter": vote["voter"], "rshares": str(vote["rshares"]), "time": vote["time"]}
        )
        before += counted(vote, post)
    return [vote | {"seq": number} for number, vote in enumerate(result)]


def work(post: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"{post['author']}/{post['permlink']}",
        "author": post["author"],
        "created": post["created"],
        "cashout": LONG_AFTER,
        "max_payout": None,
        "liquid_percent": 5000,
        "curation": True,
        "beneficiaries": [],
        "votes": events(post),
    }


def test_every_recorded_weight_comes_out(recorded: Recorded, answer: Callable[..., Any]) -> None:
    posts = recorded("curation_votes_2016.json")["rows"]
    result = answer(
        {
            "rules": "steem-hf6",
            "time": LONG_AFTER,
            "fund": {"balance": 10**12, "recent_claims": "0", "updated": "2016-07-04T00:00:00Z"},
            "works": [work(post) for post in posts],
        }
    )
    works = {each["id"]: each for each in result["works"]}
    found: Counter[str] = Counter()
    wrong: list[tuple[str, str, int, str]] = []
    for post in posts:
        paid = works[f"{post['author']}/{post['permlink']}"]
        weights = {vote["voter"]: vote["weight"] for vote in paid["votes"]}
        for vote in post["votes"]:
            if vote["check"] == "after_first_payout":
                continue
            same = weights[vote["voter"]] == str(vote["weight"])
            found[f"{vote['check']} {'exact' if same else 'not exact'}"] += 1
            if not same:
                wrong.append(
                    (post["permlink"], vote["voter"], vote["weight"], weights[vote["voter"]])
                )
    print("votes of 2016 under steem-hf6:", dict(found))
    assert not wrong, wrong[:5]
    assert found["exact exact"] == 1556 + 69


def test_the_whole_fund_is_paid_and_nothing_more(
    recorded: Recorded, answer: Callable[..., Any]
) -> None:
    posts = recorded("curation_votes_2016.json")["rows"]
    result = answer(
        {
            "rules": "steem-hf6",
            "time": LONG_AFTER,
            "fund": {"balance": 10**12, "recent_claims": "0", "updated": "2016-07-04T00:00:00Z"},
            "works": [work(post) for post in posts],
        }
    )
    paid = sum(each["author_reward"] + each["curation_reward"] for each in result["works"])
    assert paid + result["fund"]["balance"] == 10**12
    assert result["fund"] == {"balance": 0, "recent_claims": "0", "updated": LONG_AFTER}
