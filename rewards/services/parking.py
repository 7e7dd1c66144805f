"""Works that cannot be paid as they stand are set aside, so that all others are.

A work whose numbers contradict each other, or whose payment the ledger has already, would stop its
cycle for everybody. It is found while the cycle is frozen, before any claim is added, and its
window is parked with the reason: it is in no cycle, stays closed for votes, and is taken by the
next cycle once somebody has looked into it and resumed it.
"""

import logging

from django.db import connection

from rewards.columns import BASIS
from rewards.models import Window

_log = logging.getLogger(__name__)

# What `rewards.split` refuses, and a payment that was posted under the window's key (see
# `rewards.services.batches`). One statement over the votes of the cycle.
_PARK = """
    WITH weighed AS (
        SELECT work_id, sum(weight) AS weight, min(weight) AS least
          FROM curation_vote WHERE work_id = ANY(%(works)s) GROUP BY work_id
    ), shared AS (
        SELECT terms_id, sum(weight_bp) AS given
          FROM rewards_beneficiary WHERE terms_id = ANY(%(works)s) GROUP BY terms_id
    ), judged AS (
        SELECT due.id, CASE
                WHEN work.total_weight >= 2::numeric ^ 64
                    THEN 'The total weight of its votes is outside 64 bits.'
                WHEN weighed.least < 0 OR weighed.weight > work.total_weight
                    THEN 'Its votes weigh more than their total.'
                WHEN shared.given > %(basis)s
                    THEN 'Its beneficiaries together get more than the whole reward.'
                WHEN EXISTS (SELECT FROM ledger_batch WHERE key = sha256(convert_to(
                        'work/' || due.work_id || '/slice/' || due.slice, 'UTF8')))
                    THEN 'The ledger has a payment under its key already.'
            END AS reason
          FROM rewards_window AS due JOIN curation_work AS work ON work.id = due.work_id
          LEFT JOIN weighed ON weighed.work_id = due.work_id
          LEFT JOIN shared ON shared.terms_id = due.work_id
         WHERE due.cycle_id = %(cycle)s AND due.work_id = ANY(%(works)s)
    )
    UPDATE rewards_window AS due SET cycle_id = NULL, parked = judged.reason
      FROM judged WHERE judged.id = due.id AND judged.reason IS NOT NULL
    RETURNING due.work_id, due.parked
"""


def park(works: list[int], *, cycle: int) -> list[int]:
    """Take works that cannot be paid out of a cycle that is being frozen; returns the others.

    The caller holds the locks of the works.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PARK, {"works": works, "cycle": cycle, "basis": BASIS})
        parked = dict(cursor.fetchall())
    for work, reason in sorted(parked.items()):
        _log.error("Work %s is not paid in cycle %s but parked: %s", work, cycle, reason)
    return [work for work in works if work not in parked]


def resume(work_id: int) -> int:
    """Let the next cycle look at a work's parked windows again; returns how many there were."""
    return Window.objects.filter(work_id=work_id).exclude(parked="").update(parked="")
