"""Displayed reputation equals what the chain's front ends showed."""

from curation.reputation import displayed
from tests.curation.scene import Recordings


def test_recorded_reputations_are_shown_alike(recorded: Recordings) -> None:
    rows = recorded("reputation_pairs.json")["rows"]
    exact = sum(row["display"] in {displayed(raw) for raw in row["raw"]} for row in rows)
    print(f"{exact} of {len(rows)} reputations exact")
    assert exact == len(rows) == 304
