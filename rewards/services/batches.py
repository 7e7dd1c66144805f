"""Handing a shard's transfers to the ledger: one batch for each work that pays anything."""

from collections.abc import Container
from typing import NamedTuple

import numpy as np

from ledger.codes import Code
from ledger.services import Draft, Leg, VolumeRows, post, post_volume
from rewards.columns import Works
from rewards.models import Cycle
from rewards.postings import Postings
from rewards.references import payout_reference

VOLUME_TRANSFERS = 100_000
"""From here on loading a table of its own is quicker than inserting into the guarded one."""


def send(
    cycle: Cycle, works: Works, columns: Postings, *, held: Container[int] = frozenset()
) -> None:
    """Post a batch for each window of a work; what is posted already is not posted again.

    The key `work/W/slice/S` leaves the cycle out: another cycle that pays the same slice meets the
    ledger's KeyConflict. The reference says in which cycle, and what the work committed to. The
    works in `held` are paid into escrow.
    """
    if len(columns.amount) >= VOLUME_TRANSFERS:
        post_volume(volume(cycle, works, columns, held=held))
    else:
        post(drafts(cycle, works, columns, held=held))


def drafts(
    cycle: Cycle, works: Works, columns: Postings, *, held: Container[int] = frozenset()
) -> list[Draft]:
    """The batches one by one."""
    legs = legs_of(columns)
    bounds = columns.offsets.tolist()
    names = _names(cycle, works)
    return [
        Draft(
            key=names[work].key,
            code=_code(work, held=held),
            reference=names[work].reference,
            rules=cycle.rules,
            legs=legs[bounds[row] : bounds[row + 1]],
        )
        for row, work in enumerate(works.id)
        if bounds[row] < bounds[row + 1]
    ]


def legs_of(columns: Postings) -> list[Leg]:
    """The transfers one by one."""
    return [
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


def volume(
    cycle: Cycle, works: Works, columns: Postings, *, held: Container[int] = frozenset()
) -> VolumeRows:
    """The batches as columns."""
    paying = np.flatnonzero(np.diff(columns.offsets) > 0)
    paid = [works.id[row] for row in paying.tolist()]
    names = _names(cycle, works)
    return VolumeRows(
        keys=[names[work].key for work in paid],
        codes=[int(_code(work, held=held)) for work in paid],
        references=[names[work].reference for work in paid],
        rules=cycle.rules,
        # A work that pays nothing ends where it starts, so only the others' starts are bounds.
        offsets=np.append(columns.offsets[paying], columns.offsets[-1]),
        debit=columns.debit,
        credit=columns.credit,
        asset=columns.asset,
        amount=columns.amount,
        code=columns.code,
    )


def slice_key(work: int, *, part: int) -> str:
    """The key of the batch that pays a window of a work."""
    return f"work/{work}/slice/{part}"


def _code(work: int, *, held: Container[int]) -> Code:
    return Code.HOLD if work in held else Code.AUTHOR_REWARD


class _Name(NamedTuple):
    """What makes a batch known once, and what it says of itself."""

    key: str
    reference: str


def _names(cycle: Cycle, works: Works) -> dict[int, _Name]:
    """Key and reference of each work's batch, from the windows that the cycle took; the works are
    a run.

    Both are as they were frozen: posting the same shard again meets the same batches.
    """
    taken = cycle.windows.filter(work__gte=works.id[0], work__lte=works.id[-1])
    return {
        work: _Name(
            slice_key(work, part=part),
            payout_reference(
                cycle.number, work=work, commitment=None if frozen is None else bytes(frozen)
            ),
        )
        for work, part, frozen in taken.values_list("work_id", "slice", "commitment")
    }
