"""A reputation is a 64th of all upvotes' strength, shown by the chain's formula."""

import pytest

from curation.received import Received


@pytest.mark.parametrize(
    ("vote_rshares", "raw", "shown"),
    [
        (0, 0, 25.0),
        # 25 until the part passes 10^9, then nine for each tenfold.
        (64 * 10**9, 10**9, 25.0),
        (64 * 10**10, 10**10, 34.0),
        (64 * 10**12, 10**12, 52.0),
    ],
)
def test_the_lines_lead_to_the_number(vote_rshares: int, raw: int, shown: float) -> None:
    votes = Received(works=1, upvotes=1, disputes=0, vote_rshares=vote_rshares)
    assert votes.raw == raw
    assert votes.reputation == shown
