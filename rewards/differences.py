"""A closed cycle computed again from its published file alone, held against what was paid.

Each difference is a sentence; none means that whoever takes the file comes to the digest in the
seal and to every transfer in the ledger.
"""

import gzip
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

import numpy as np
from django.db import connection

from ledger import selectors as ledger
from rewards.columns import PlanError, Works
from rewards.intake import Intake, IntakeError, read
from rewards.models import Cycle, Hold
from rewards.plan import Plan, plan
from rewards.postings import Postings, postings
from rewards.rules import RulesError, load
from rewards.stored_inputs import is_intact, opened

ROWS_AT_ONCE: Final = 50_000
"""Transfers that are compared at a time, give or take one work."""

_PAID: Final = """
    SELECT due.work_id, moved.debit_id, moved.credit_id, moved.asset, moved.amount, moved.code
      FROM rewards_window due
      JOIN ledger_batch batch
        ON batch.key = sha256(convert_to('work/' || due.work_id || '/slice/' || due.slice, 'UTF8'))
      JOIN ledger_transfer moved ON moved.batch_id = batch.id
     WHERE due.cycle_id = %s AND due.work_id BETWEEN %s AND %s
     ORDER BY 1, 2, 3, 4, 5, 6
"""

type _Row = tuple[int, int, int, int, int, int]


def differences(cycle: Cycle) -> Iterator[str]:
    """Everything in which a closed cycle that paid works differs from what its file makes it.

    Reads the file twice. One statement for about `ROWS_AT_ONCE` transfers.
    """
    digest = bytes(cycle.inputs_digest)
    if not digest:
        yield "its inputs are not published"
        return
    if not is_intact(digest):
        yield "the file of its inputs is missing, or is not the one that was published"
        return
    yield from _sealed(cycle)
    try:
        with opened(digest) as file, gzip.open(file) as content:
            intake = read(content.read().decode())
        again = plan(intake.inputs, intake.rules)
    except (IntakeError, RulesError, PlanError, ArithmeticError, UnicodeDecodeError) as error:
        yield f"its inputs cannot be computed: {error}"
        return
    if intake.rules != load(cycle.rules):
        yield f"its inputs have other rules than {cycle.rules}"
    if again.digest != bytes(cycle.plan_digest):
        yield f"its inputs make the plan {again.digest.hex()}"
    yield from _fund(cycle, again)
    yield from _transfers(cycle, intake, again)


def _sealed(cycle: Cycle) -> Iterator[str]:
    """Whether its block has the same digests; one from before inputs were sealed has none."""
    block = None if cycle.block is None else ledger.block(cycle.block)
    if block is None:
        return
    if bytes(block.plan_digest) != bytes(cycle.plan_digest):
        yield f"block {block.height} seals another plan"
    if bytes(block.inputs_digest) not in (b"", bytes(cycle.inputs_digest)):
        yield f"block {block.height} seals other inputs"


def _fund(cycle: Cycle, again: Plan) -> Iterator[str]:
    if again.fund.recent_claims != cycle.recent_claims_after:
        yield f"the recent claims afterwards are {again.fund.recent_claims} by its inputs"
    if cycle.fund_balance - again.fund.balance != cycle.paid:
        yield f"it pays {cycle.fund_balance - again.fund.balance} milli-INK by its inputs"


def _transfers(cycle: Cycle, intake: Intake, again: Plan) -> Iterator[str]:
    """Works whose transfers in the ledger are not exactly those of the plan."""
    works = again.split.works
    wrong = [
        work
        for work, expected, paid in _by_work(cycle, works, _expected(cycle, again))
        if expected != paid
    ]
    if wrong:
        some = ", ".join(map(str, wrong[:5]))
        yield f"the ledger paid other amounts for {len(wrong)} of its works: {some}"
    if len(works) != cycle.works:
        yield f"its inputs have {len(works)} works, and {cycle.works} were paid"


def _expected(cycle: Cycle, again: Plan) -> Postings:
    """What the plan moves; into escrow where a work was on hold when it was paid."""
    held = Hold.objects.filter(work__windows__cycle=cycle).exclude(state=Hold.State.LIFTED)
    return postings(again.split, escrow=dict(held.values_list("work_id", "wallet_id")))


def _by_work(
    cycle: Cycle, works: Works, expected: Postings
) -> Iterator[tuple[int, list[_Row], list[_Row]]]:
    """Each work with its transfers by the plan and in the ledger, both in the order of rows."""
    bounds = expected.offsets
    start = 0
    while start < len(works):
        stop = int(np.searchsorted(bounds, bounds[start] + ROWS_AT_ONCE, side="left"))
        stop = min(max(stop, start + 1), len(works))
        with connection.cursor() as cursor:
            cursor.execute(_PAID, [cycle.number, works.id[start], works.id[stop - 1]])
            paid = {
                work: list(rows) for work, rows in groupby(cursor.fetchall(), key=itemgetter(0))
            }
        for row in range(start, stop):
            work = works.id[row]
            yield work, _rows(work, expected, row), paid.get(work, [])
        start = stop


def _rows(work: int, expected: Postings, row: int) -> list[_Row]:
    some = slice(int(expected.offsets[row]), int(expected.offsets[row + 1]))
    columns = (
        getattr(expected, name)[some].tolist()
        for name in ("debit", "credit", "asset", "amount", "code")
    )
    return sorted((work, *moved) for moved in zip(*columns, strict=True))
