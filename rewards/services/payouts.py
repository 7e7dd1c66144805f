"""Writing down what a shard's works were paid and what wallets carry on."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.db import connection
from django.db.models import Q

from curation.models import Work
from rewards.columns import Carries
from rewards.models import Cycle, Payout
from rewards.split import Split
from rewards.trace import records

_COPY = """
    COPY rewards_payout (work_id, cycle_id, outcome, claim, payout, author_reward, curation_reward,
                         beneficiary_reward, host_reward, unclaimed, curators, trace,
                         paid_at)
    FROM STDIN
"""
_KEEP = """
    INSERT INTO rewards_carry (wallet_id, nano)
    SELECT * FROM unnest(%s::bigint[], %s::bigint[])
        ON CONFLICT (wallet_id) DO UPDATE SET nano = excluded.nano
"""


def write_payouts(cycle: Cycle, result: Split, *, now: datetime) -> bytes:
    """A payout with its record for each work; returns the records' hashes one after another."""
    kept = list(records(result))
    reasons = _reasons(result.works.id)
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for row, work in enumerate(result.works.id):
            host = result.host_reward(row)
            copy.write_row(
                (
                    work,
                    cycle.number,
                    reasons.get(work) or _outcome(result.payouts[row]),
                    result.claims[row],
                    result.payouts[row],
                    result.author[row],
                    result.curation[row],
                    sum(result.beneficiaries[row]) - host,
                    host,
                    result.unclaimed[row],
                    result.curators(row),
                    kept[row],
                    now,
                )
            )
    return b"".join(sha256(record).digest() for record in kept)


def write_carries(carries: Carries) -> None:
    """Replace the remainders of the wallets in `carries`, in the order of the wallets."""
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [carries.wallet.tolist(), carries.nano.tolist()])


def _reasons(works: Sequence[int]) -> dict[int, str]:
    """Why works that took no part get nothing."""
    out = Work.objects.filter(Q(declined=True) | Q(disqualified_at__isnull=False), pk__in=works)
    return {
        work: Payout.Outcome.DISQUALIFIED if disqualified else Payout.Outcome.DECLINED
        for work, disqualified in out.values_list("pk", "disqualified_at")
    }


def _outcome(payout: int) -> str:
    return Payout.Outcome.PAID if payout else Payout.Outcome.NOTHING
