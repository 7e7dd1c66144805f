"""Hot and trending put works in the order of the lists recorded from hivemind."""

from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise

from curation.ranking import hot, trending
from tests.curation.scene import Recordings


def test_recorded_lists_are_in_the_order_of_our_scores(recorded: Recordings) -> None:
    pairs: Counter[str] = Counter()
    inverted = 0
    for row in recorded("ranking_hot_trending.json")["rows"]:
        score = {"hot": hot, "trending": trending}[row["kind"]]
        for pair in pairwise(row["items"]):
            if any(item["pinned"] for item in pair):
                continue
            first, second = (
                score(item["net_rshares"], created=unix(item["created"])) for item in pair
            )
            pairs[row["kind"]] += 1
            inverted += first < second
    print(dict(pairs), f"{inverted} inverted")
    assert inverted == 0
    assert pairs == {"hot": 439, "trending": 305}


def unix(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def test_scores_have_single_precision() -> None:
    assert hot(0, created=1_474_000_000) == 147_400.0
    assert hot(0, created=1_474_000_070) == hot(0, created=1_474_000_000)


def test_a_disputed_work_falls_behind_one_without_votes() -> None:
    created = 1_474_000_000
    assert trending(-(10**9), created=created) < trending(0, created=created)
    assert trending(10**9, created=created) > trending(0, created=created)
