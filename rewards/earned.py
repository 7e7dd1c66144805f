"""What somebody was paid for votes and for texts, from the rows of the ledger themselves."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from ledger.assets import Asset
from ledger.codes import Code
from ledger.stake import SharePrice
from rewards.models import Cycle


@dataclass(frozen=True, slots=True)
class Earned:
    """Curation rewards as they were booked: milli-INK, and micro-VESTS of power; `worth` is both
    together in milli-INK, power at what it was worth in its payout.
    """

    ink: int = 0
    vests: int = 0
    worth: int = 0


# Power was worth this in the payout that made it: the ceiling gives back exactly what was staked,
# since the VESTS were its floor and a share is worth less than one milli-INK.
VALUE: Final = """
    sum(CASE WHEN moved.asset = %(ink)s THEN moved.amount ELSE
        div(moved.amount::numeric * cycle.price_ink + cycle.price_vests - 1, cycle.price_vests)
    END)::bigint
"""
#: The payout that made a batch, by its reference; none for what no payout made.
CYCLE_OF_BATCH: Final = """
    LEFT JOIN rewards_cycle AS cycle
        ON cycle.number = substring(batch.reference FROM '^cycle/([0-9]{1,18})/')::bigint
"""


# The batch that pays a window is known by its key, as rewards.services.batches makes it, and the
# one that pays it out of escrow by that key's, as rewards.services.holding makes it.
PAYS: Final = """
    batch.key = ANY(ARRAY[
        sha256(convert_to('work/' || due.work_id || '/slice/' || due.slice, 'UTF8')),
        sha256(convert_to('work/' || due.work_id || '/slice/' || due.slice || '/release', 'UTF8'))
    ])
"""
_OF_WORKS: Final = f"""
    SELECT due.work_id,
        coalesce(sum(moved.amount) FILTER (WHERE moved.asset = %(ink)s), 0)::bigint,
        coalesce(sum(moved.amount) FILTER (WHERE moved.asset = %(vests)s), 0)::bigint,
        {VALUE}
    FROM rewards_window AS due
    JOIN rewards_cycle AS cycle ON cycle.number = due.cycle_id
    JOIN ledger_batch AS batch ON {PAYS}
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
        return {work: Earned(*sums) for work, *sums in cursor.fetchall()}


@dataclass(frozen=True, slots=True)
class MonthPaid:
    """What came in for one reason in a month (UTC), which goes by its first day: milli-INK in so
    many batches.
    """

    month: date
    code: Code
    batches: int
    ink: int


_BY_MONTH: Final = f"""
    SELECT date_trunc('month', batch.recorded_at AT TIME ZONE 'UTC')::date, moved.code,
        count(DISTINCT moved.batch_id), {VALUE}
    FROM ledger_transfer AS moved
    JOIN ledger_batch AS batch ON batch.id = moved.batch_id
    {CYCLE_OF_BATCH}
    WHERE moved.credit_id = %(wallet)s AND moved.code = ANY(%(codes)s) AND moved.credit_id >= 1001
    GROUP BY 1, 2 ORDER BY 1 DESC, 2
"""

_FOR_TEXTS: Final = f"""
    SELECT due.work_id, moved.code, {VALUE}
    FROM rewards_window AS due
    JOIN rewards_cycle AS cycle ON cycle.number = due.cycle_id
    JOIN ledger_batch AS batch ON {PAYS}
    JOIN ledger_transfer AS moved ON moved.batch_id = batch.id
    WHERE due.work_id = ANY(%(works)s) AND moved.credit_id = %(wallet)s
        AND moved.code = ANY(%(codes)s) AND moved.credit_id >= 1001
    GROUP BY due.work_id, moved.code
"""


def paid_by_month(wallet: int, codes: Collection[Code]) -> list[MonthPaid]:
    """Everything that came into a wallet for these reasons, the newest month first; power at what
    it was worth in its payout. One query.
    """
    values: dict[str, int | list[int]] = {
        "wallet": wallet,
        "codes": list(map(int, codes)),
        "ink": int(Asset.INK),
    }
    with connection.cursor() as cursor:
        cursor.execute(_BY_MONTH, values)
        return [
            MonthPaid(month, Code(code), batches, amount)
            for month, code, batches, amount in cursor.fetchall()
        ]


def paid_for(
    wallet: int, works: Sequence[int], codes: Collection[Code]
) -> dict[tuple[int, Code], int]:
    """Milli-INK that works paid a wallet, by work and reason; power at what it was worth in the
    payout. What was not paid is absent. One query.
    """
    values: dict[str, int | list[int]] = {
        "wallet": wallet,
        "works": list(works),
        "codes": list(map(int, codes)),
        "ink": int(Asset.INK),
    }
    with connection.cursor() as cursor:
        cursor.execute(_FOR_TEXTS, values)
        return {(work, Code(code)): amount for work, code, amount in cursor.fetchall()}


def prices_of(cycles: Collection[int]) -> dict[int, SharePrice]:
    """What a share was worth in payouts, by the cycle's number. One query, none for none."""
    if not cycles:
        return {}
    found = Cycle.objects.filter(number__in=cycles, price_ink__gt=0, price_vests__gt=0)
    return {
        number: SharePrice(fund_ink=ink, shares_vests=vests)
        for number, ink, vests in found.values_list("number", "price_ink", "price_vests")
    }
