"""Works, votes and carried remainders, read from PostgreSQL as the columns that a plan is made of.

One statement each, whatever the number of rows; the votes of a work come as one packed value, so
ten million votes cost as many messages as there are works.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np
from django.db import connection

from curation.columns import vote_columns
from rewards.columns import Beneficiary, Carries, Fund, Standing, Votes, Works
from rewards.models import Cycle

_COLUMNS = """
    SELECT work.id, work.author_id, work.net_rshares, work.vote_rshares, work.total_weight,
           work.declined, work.disqualified_at IS NOT NULL, work.allows_curation,
           terms.max_payout, coalesce(terms.liquid_bp, 5000)
"""
_WORKS = """
      FROM curation_work work
      LEFT JOIN rewards_terms terms ON terms.work_id = work.id
"""
# With those who share in each: for a few works one statement is quicker than two.
_SHARES = """
         , ARRAY(SELECT ARRAY[each.wallet_id, each.weight_bp, each.host::int]
                   FROM rewards_beneficiary each
                  WHERE each.terms_id = work.id ORDER BY each.position)
"""
_OF_CYCLE = """
      JOIN rewards_window due ON due.work_id = work.id
     WHERE due.cycle_id = %s
     ORDER BY work.id
"""
_BENEFICIARIES = """
    SELECT terms_id, wallet_id, weight_bp, host
      FROM rewards_beneficiary WHERE terms_id = ANY(%s) ORDER BY terms_id, position
"""
_CARRIES = "SELECT wallet_id, nano FROM rewards_carry WHERE wallet_id = ANY(%s) ORDER BY wallet_id"

type _Row = tuple[int, int, int, int, int, bool, bool, bool, int | None, int]


def works_of_cycle(number: int) -> Works:
    """The frozen works of a cycle."""
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS + _WORKS + _OF_CYCLE, [number])
        rows = cursor.fetchall()
    return _columns(rows, shares=_beneficiaries([row[0] for row in rows]))


def works_by_id(ids: Sequence[int]) -> Works:
    """The works `ids` as they stand now. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            _COLUMNS + _SHARES + _WORKS + "WHERE work.id = ANY(%s) ORDER BY work.id", [list(ids)]
        )
        rows = cursor.fetchall()
    shares = {
        row[0]: [Beneficiary(who, part, bool(host)) for who, part, host in row[-1]]
        for row in rows
        if row[-1]
    }
    return _columns([row[:-1] for row in rows], shares=shares)


def standing(
    net_rshares: int, *, declined: bool, disqualified: bool, max_payout: int | None
) -> Standing:
    """A work as the columns of its row say that it stands."""
    return Standing(
        0 if disqualified else net_rshares, 0 if declined or disqualified else max_payout
    )


def votes_of(works: Works) -> Votes:
    """The standing votes of `works`, which ascend, without applause."""
    found = vote_columns(works.id)
    return Votes(
        offsets=found.offsets, voter=found.voter, rshares=found.rshares, weight=found.weight
    )


def carries_of(works: Works, votes: Votes) -> Carries:
    """What everybody who may be paid by these works has carried so far."""
    others = [each.wallet for row in works.beneficiaries for each in row]
    wallets = np.unique(np.concatenate((votes.voter, np.array([*works.author, *others], int))))
    with connection.cursor() as cursor:
        cursor.execute(_CARRIES, [wallets.tolist()])
        return Carries.of(dict(cursor.fetchall()))


def fund_before(cycle: Cycle) -> Fund:
    """The fund as the cycle found it, with the emission that came with the cycle."""
    return Fund(
        balance=cycle.fund_balance,
        recent_claims=int(cycle.recent_claims_before),
        updated=seconds(cycle.updated_before),
    )


def seconds(time: datetime) -> int:
    """Whole unix seconds of an aware time, rounded down."""
    return int(time.timestamp() // 1)


def _columns(rows: Sequence[_Row], *, shares: Mapping[int, Sequence[Beneficiary]]) -> Works:
    return Works(
        id=[row[0] for row in rows],
        author=[row[1] for row in rows],
        # A work that was disqualified stands as if nobody had voted: `votes_of` has none for it.
        net_rshares=[0 if row[6] else int(row[2]) for row in rows],
        vote_rshares=[0 if row[6] else int(row[3]) for row in rows],
        total_weight=[0 if row[6] else int(row[4]) for row in rows],
        max_payout=[0 if row[5] or row[6] else row[8] for row in rows],
        liquid_bp=[row[9] for row in rows],
        curation=[row[7] for row in rows],
        beneficiaries=[tuple(shares.get(row[0], ())) for row in rows],
    )


def _beneficiaries(works: list[int]) -> dict[int, list[Beneficiary]]:
    result: dict[int, list[Beneficiary]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_BENEFICIARIES, [works])
        for work, *share in cursor.fetchall():
            result.setdefault(work, []).append(Beneficiary(*share))
    return result
