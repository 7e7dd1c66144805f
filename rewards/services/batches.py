"""Handing a shard's transfers to the ledger: one batch for each work that pays anything."""

import numpy as np

from ledger.codes import Code
from ledger.services import Draft, Leg, VolumeRows, post, post_volume
from rewards.columns import Works
from rewards.models import Cycle
from rewards.postings import Postings
from rewards.references import payout_reference

VOLUME_TRANSFERS = 100_000
"""From here on loading a table of its own is quicker than inserting into the guarded one."""


def send(cycle: Cycle, works: Works, columns: Postings) -> None:
    """Post a batch for each window of a work; what is posted already is not posted again.

    The key `work/W/slice/S` leaves the cycle out: another cycle that pays the same slice meets the
    ledger's KeyConflict. The reference `cycle/N/work/W` says where it was paid.
    """
    if len(columns.amount) >= VOLUME_TRANSFERS:
        post_volume(volume(cycle, works, columns))
    else:
        post(drafts(cycle, works, columns))


def drafts(cycle: Cycle, works: Works, columns: Postings) -> list[Draft]:
    """The batches one by one."""
    legs = [
        Leg(debit=debit, credit=credit, asset=asset, amount=amount, code=code)
        for debit, credit, asset, amount, code in zip(
            columns.debit.tolist(),
            columns.credit.tolist(),
            columns.asset.tolist(),
            columns.amount.tolist(),
            columns.code.tolist(),
            strict=True,
        )
    ]
    bounds = columns.offsets.tolist()
    keys = _keys(cycle, works)
    return [
        Draft(
            key=keys[work],
            code=Code.AUTHOR_REWARD,
            reference=payout_reference(cycle.number, work=work),
            rules=cycle.rules,
            legs=legs[bounds[row] : bounds[row + 1]],
        )
        for row, work in enumerate(works.id)
        if bounds[row] < bounds[row + 1]
    ]


def volume(cycle: Cycle, works: Works, columns: Postings) -> VolumeRows:
    """The batches as columns."""
    paying = np.flatnonzero(np.diff(columns.offsets) > 0)
    paid = [works.id[row] for row in paying.tolist()]
    keys = _keys(cycle, works)
    return VolumeRows(
        keys=[keys[work] for work in paid],
        codes=[int(Code.AUTHOR_REWARD)] * len(paid),
        references=[payout_reference(cycle.number, work=work) for work in paid],
        rules=cycle.rules,
        # A work that pays nothing ends where it starts, so only the others' starts are bounds.
        offsets=np.append(columns.offsets[paying], columns.offsets[-1]),
        debit=columns.debit,
        credit=columns.credit,
        asset=columns.asset,
        amount=columns.amount,
        code=columns.code,
    )


def _keys(cycle: Cycle, works: Works) -> dict[int, str]:
    """The key of each work's batch, by the slice that the cycle took; the works are a run."""
    taken = cycle.windows.filter(work__gte=works.id[0], work__lte=works.id[-1])
    return {
        work: f"work/{work}/slice/{part}" for work, part in taken.values_list("work_id", "slice")
    }
