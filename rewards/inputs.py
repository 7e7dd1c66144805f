"""What a payout cycle was computed from, read again from the tables, piece by piece.

The votes are read as the events that they were when they were cast, which nobody can change, and
not as the sums and standing votes that the payout read: whoever recomputes the cycle finds out
whether those say the same. What wallets carried before the cycle is not kept anywhere, as each
payout replaces it; it follows from the records, in which each row says what a wallet had after it.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

import numpy as np
from django.db import connection

from curation.selectors import casts_on
from ledger.stake import SharePrice
from rewards.columns import NANO, Beneficiary, Carries, Ints
from rewards.models import Cycle, Payout
from rewards.publication import Cast, Heading, Subject, encode
from rewards.reading import fund_before, seconds
from rewards.rules import load
from rewards.shares import Remainder
from rewards.trace import read_rows

WORKS_AT_ONCE: Final = 1_000
ROWS_AT_ONCE: Final = 1_000_000
"""Rows of records between two looks at which wallets they are of: 16 bytes each."""

_SUBJECTS: Final = """
    SELECT work.id, work.author_id, work.opened_at, work.closes_at,
           CASE WHEN work.declined OR work.disqualified_at IS NOT NULL THEN 0
                ELSE terms.max_payout END,
           coalesce(terms.liquid_bp, 5000), work.allows_curation,
           ARRAY(SELECT ARRAY[each.wallet_id, each.weight_bp, each.host::int]
                   FROM rewards_beneficiary each
                  WHERE each.terms_id = work.id ORDER BY each.position)
      FROM rewards_window due
      JOIN curation_work work ON work.id = due.work_id
      LEFT JOIN rewards_terms terms ON terms.work_id = work.id
     WHERE due.cycle_id = %s AND due.work_id > %s
     ORDER BY due.work_id LIMIT %s
"""


def published_form(cycle: Cycle) -> Iterator[bytes]:
    """The file of a closed cycle, in small pieces; for use in a transaction.

    Two statements for each thousand works, and one for the records.
    """
    rules = load(cycle.rules)
    carried = rules.payout.remainder is Remainder.CARRY
    carries = carries_before(cycle.number) if carried else Carries.of({})
    return encode(
        Heading(
            cycle=cycle.number,
            rules=rules,
            time=seconds(cycle.time),
            fund=fund_before(cycle),
            price=SharePrice(fund_ink=cycle.price_ink, shares_vests=cycle.price_vests),
        ),
        carries=zip(carries.wallet.tolist(), carries.nano.tolist(), strict=True),
        works=_works(cycle.number),
    )


def carries_before(number: int) -> Carries:
    """What the wallets that a closed cycle could pay had carried until then, where it was
    anything. One statement.
    """
    records = Payout.objects.filter(cycle=number).order_by("work_id")
    first = (np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
    waiting: list[tuple[Ints, Ints]] = []
    rows = 0
    for record in records.values_list("trace", flat=True).iterator(chunk_size=16):
        table = read_rows(bytes(record))
        nano = table["nano"].astype(np.int64)
        had = table["carry"] + (table["paid"] - table["whole"]) * NANO - nano
        waiting.append((table["wallet"].astype(np.int64), had))
        rows += len(had)
        if rows >= ROWS_AT_ONCE:
            first, waiting, rows = _firsts([first, *waiting]), [], 0
    wallet, nano = _firsts([first, *waiting])
    return Carries(wallet=wallet[nano > 0], nano=nano[nano > 0])


def _firsts(parts: list[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    """Each wallet's first row, by wallet."""
    wallet, had = (np.concatenate([part[column] for part in parts]) for column in (0, 1))
    wallets, rows = np.unique(wallet, return_index=True)
    return wallets, had[rows]


def _works(number: int) -> Iterator[tuple[Subject, Iterator[Cast]]]:
    last = -1
    while subjects := _subjects(number, after=last):
        last = subjects[-1].id
        events = groupby(casts_on([each.id for each in subjects]), key=itemgetter(0))
        work, found = next(events, (None, iter(())))
        for subject in subjects:
            if subject.id == work:
                yield subject, (Cast(*row[1:]) for row in found)
                work, found = next(events, (None, iter(())))
            else:
                yield subject, iter(())


def _subjects(number: int, *, after: int) -> list[Subject]:
    with connection.cursor() as cursor:
        cursor.execute(_SUBJECTS, [number, after, WORKS_AT_ONCE])
        rows = cursor.fetchall()
    return [Subject._make((*terms, tuple(map(_share, shares)))) for *terms, shares in rows]


def _share(row: list[int]) -> Beneficiary:
    wallet, weight_bp, host = row
    return Beneficiary(wallet, weight_bp, bool(host))
