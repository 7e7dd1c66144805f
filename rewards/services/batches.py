"""Handing a shard's transfers to the ledger: one batch for each work that pays anything."""

import numpy as np

from ledger.codes import Code
from ledger.services import Draft, Leg, VolumeRows, post, post_volume
from rewards.columns import Works
from rewards.models import Cycle
from rewards.postings import Postings

VOLUME_TRANSFERS = 100_000
"""From here on loading a table of its own is quicker than inserting into the guarded one."""


def send(cycle: Cycle, works: Works, columns: Postings) -> None:
    """Post the batches `cycle/N/work/W`; what is posted already is not posted again."""
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
    return [
        Draft(
            key=_name(cycle, work),
            code=Code.AUTHOR_REWARD,
            reference=_name(cycle, work),
            rules=cycle.rules,
            legs=legs[bounds[row] : bounds[row + 1]],
        )
        for row, work in enumerate(works.id)
        if bounds[row] < bounds[row + 1]
    ]


def volume(cycle: Cycle, works: Works, columns: Postings) -> VolumeRows:
    """The batches as columns."""
    paying = np.flatnonzero(np.diff(columns.offsets) > 0)
    names = [_name(cycle, works.id[row]) for row in paying.tolist()]
    return VolumeRows(
        keys=names,
        codes=[int(Code.AUTHOR_REWARD)] * len(names),
        references=names,
        rules=cycle.rules,
        # A work that pays nothing ends where it starts, so only the others' starts are bounds.
        offsets=np.append(columns.offsets[paying], columns.offsets[-1]),
        debit=columns.debit,
        credit=columns.credit,
        asset=columns.asset,
        amount=columns.amount,
        code=columns.code,
    )


def _name(cycle: Cycle, work: int) -> str:
    return f"cycle/{cycle.number}/work/{work}"
