"""The votes of many works as columns, for the payout.

PostgreSQL packs the votes of a work into one value, because a message for each row costs more than
the row (performance.md 2); numpy reads the bytes where they lie. Only works that are closed for
voting should be read: nothing is locked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from django.db import connection
from numpy.typing import NDArray

_VOTE: Final = np.dtype([("voter", ">i8"), ("rshares", ">i8"), ("weight", ">u8")])

# Weights fit 64 bits without a sign; int8send has one, so the upper half is sent as negative.
_PACK: Final = """
    SELECT work_id, count(*), string_agg(
        int8send(voter_id) || int8send(rshares) || int8send(CASE
            WHEN weight < 9223372036854775808 THEN weight ELSE weight - 18446744073709551616
        END::bigint), ''::bytea ORDER BY at, seq)
    FROM curation_vote AS vote
    -- What came after the closing is applause: shown, and nothing to be paid by. Nor is anything
    -- on a work that was disqualified.
    JOIN curation_work AS work
        ON work.id = work_id AND vote.at < work.closes_at AND work.disqualified_at IS NULL
    WHERE work_id = ANY(%s) GROUP BY work_id ORDER BY work_id
"""


@dataclass(frozen=True, slots=True)
class VoteColumns:
    """Votes of works one after another: those of work[i] are rows offsets[i]..offsets[i+1]-1.

    Works ascend; the votes of a work stand in the order (time, sequence number). A vote that was
    withdrawn or does not count is a row of 0 rshares and weight 0. Applause is no row, and works
    that were disqualified have none.
    """

    work: NDArray[np.int64]
    offsets: NDArray[np.int64]
    voter: NDArray[np.int64]
    rshares: NDArray[np.int64]
    weight: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.voter)


def vote_columns(work_ids: Sequence[int]) -> VoteColumns:
    """The votes of the given works, which come back sorted; works without votes have none."""
    ids = sorted(set(work_ids))
    with connection.cursor() as cursor:
        cursor.execute(_PACK, (ids,))
        rows = {work: (count, packed) for work, count, packed in cursor.fetchall()}
    return _columns([(work, *rows.get(work, (0, b""))) for work in ids])


def _columns(rows: Sequence[tuple[int, int, bytes | memoryview]]) -> VoteColumns:
    votes = np.frombuffer(b"".join(packed for _, _, packed in rows), dtype=_VOTE)
    counts = [count for _, count, _ in rows]
    return VoteColumns(
        work=np.array([work for work, _, _ in rows], dtype=np.int64),
        offsets=np.cumsum([0, *counts], dtype=np.int64),
        voter=votes["voter"].astype(np.int64),
        rshares=votes["rshares"].astype(np.int64),
        weight=votes["weight"].astype(np.uint64),
    )
