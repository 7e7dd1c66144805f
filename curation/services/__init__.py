"""Everything that changes works and votes. Other packages call these and write no row themselves.

Locks are taken in one order everywhere: the voter's meter, then the work.
"""

from curation.services.lending import lend_stake
from curation.services.recording import Recorded, record_votes
from curation.services.voting import cast_vote, dispute, withdraw_vote
from curation.services.works import (
    close_works,
    commit_work,
    decline_unvoted,
    disqualify,
    move_work,
    open_work,
    set_options,
)

__all__ = [
    "Recorded",
    "cast_vote",
    "close_works",
    "commit_work",
    "decline_unvoted",
    "dispute",
    "disqualify",
    "lend_stake",
    "move_work",
    "open_work",
    "record_votes",
    "set_options",
    "withdraw_vote",
]
