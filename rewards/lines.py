"""Where one wallet stands in the published inputs of a cycle: its texts, its shares, its votes."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Final

from django.db import connection


class Part(Enum):
    """What a wallet has to do with a work."""

    AUTHOR = auto()
    BENEFICIARY = auto()
    VOTER = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the file; a voter's has the vote that counted in the end, by its number."""

    work: int
    part: Part
    rshares: int | None = None
    seq: int | None = None
    at: datetime | None = None


_LINES: Final = """
    SELECT due.work_id, 1, NULL::bigint, NULL::bigint, NULL::timestamptz
      FROM curation_work work JOIN rewards_window due ON due.work_id = work.id
     WHERE work.author_id = %(wallet)s AND due.cycle_id = %(cycle)s
    UNION ALL
    SELECT due.work_id, 2, NULL, NULL, NULL
      FROM rewards_beneficiary shares JOIN rewards_window due ON due.work_id = shares.terms_id
     WHERE shares.wallet_id = %(wallet)s AND due.cycle_id = %(cycle)s
    UNION ALL
    SELECT due.work_id, 3, vote.rshares, vote.seq, vote.at
      FROM curation_vote vote
      JOIN rewards_window due ON due.work_id = vote.work_id
      JOIN curation_work work ON work.id = vote.work_id
     WHERE vote.voter_id = %(wallet)s AND due.cycle_id = %(cycle)s
       AND vote.at < work.closes_at AND work.disqualified_at IS NULL
     ORDER BY 2, 1 LIMIT %(limit)s
"""


def lines_of(number: int, *, wallet: int, limit: int) -> list[Place]:
    """The first lines of a wallet: as author, then with a share, then with a vote. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES, {"cycle": number, "wallet": wallet, "limit": limit})
        return [Place(work, Part(part), *vote) for work, part, *vote in cursor.fetchall()]
