"""What a voter was paid for votes, from the rows of the ledger themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection

from ledger.assets import Asset
from ledger.codes import Code


@dataclass(frozen=True, slots=True)
class Earned:
    """Curation rewards as they were booked: milli-INK, and micro-VESTS of power."""

    ink: int = 0
    vests: int = 0


# The batch that pays a window is known by its key, as rewards.services.batches makes it.
_OF_WORKS: Final = """
    SELECT due.work_id,
        coalesce(sum(moved.amount) FILTER (WHERE moved.asset = %(ink)s), 0)::bigint,
        coalesce(sum(moved.amount) FILTER (WHERE moved.asset = %(vests)s), 0)::bigint
    FROM rewards_window AS due
    JOIN ledger_batch AS batch ON batch.key = sha256(
        convert_to('work/' || due.work_id || '/slice/' || due.slice, 'UTF8'))
    JOIN ledger_transfer AS moved ON moved.batch_id = batch.id
    WHERE due.work_id = ANY(%(works)s) AND moved.credit_id = %(wallet)s
        AND moved.code = %(code)s AND moved.credit_id >= 1001
    GROUP BY due.work_id
"""


def earned_for(wallet: int, works: Sequence[int]) -> dict[int, Earned]:
    """The curation rewards of a wallet by work; works that paid it nothing are absent. One
    query.
    """
    values: dict[str, int | list[int]] = {
        "wallet": wallet,
        "works": list(works),
        "code": int(Code.CURATION_REWARD),
        "ink": int(Asset.INK),
        "vests": int(Asset.VESTS),
    }
    with connection.cursor() as cursor:
        cursor.execute(_OF_WORKS, values)
        return {work: Earned(ink, vests) for work, ink, vests in cursor.fetchall()}
