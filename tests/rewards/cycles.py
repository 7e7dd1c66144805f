"""Random cycles, and a second, plain way to divide them: Python integers and fractions, row by
row.
"""

import random
from dataclasses import replace

import numpy as np

from ledger.stake import SharePrice
from rewards.columns import NANO, Beneficiary, Carries, Fund, Inputs, Votes, Works

PRICE = SharePrice(fund_ink=189_150_209_131, shares_vests=313_853_921_114_393_221)


def random_inputs(
    seed: int,
    *,
    works: int = 12,
    most_votes: int = 15,
    balance: int = 10**12,
    largest: int = 10**13,
    wallets: int = 20,
) -> Inputs:
    """A cycle of linear votes: some works disputed, declined, capped, or without curation."""
    draw = random.Random(seed)
    ids = sorted(draw.sample(range(1, 10_000), works))
    people = range(1001, 1001 + wallets)
    rows = [_votes(draw, draw.randint(0, most_votes), people, largest) for _ in ids]
    curation = [draw.random() < 0.9 for _ in ids]
    flat = [vote for row in rows for vote in row]
    weights = [
        max(rshares, 0) // draw.choice((1, 1, 2, 8)) if curated else 0
        for row, curated in zip(rows, curation, strict=True)
        for _, rshares in row
    ]
    offsets = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int64)
    bounds = offsets.tolist()
    return Inputs(
        works=Works(
            id=ids,
            author=[draw.choice(people) for _ in ids],
            net_rshares=[sum(rshares for _, rshares in row) for row in rows],
            vote_rshares=[sum(max(rshares, 0) for _, rshares in row) for row in rows],
            total_weight=[sum(weights[bounds[n] : bounds[n + 1]]) for n in range(works)],
            max_payout=[draw.choice((None, None, None, 0, draw.randrange(10**9))) for _ in ids],
            liquid_bp=[draw.choice((0, 5_000, 10_000, draw.randint(0, 10_000))) for _ in ids],
            curation=curation,
            beneficiaries=[_beneficiaries(draw, people) for _ in ids],
        ),
        votes=Votes(
            offsets=offsets,
            voter=np.array([voter for voter, _ in flat], dtype=np.int64),
            rshares=np.array([rshares for _, rshares in flat], dtype=np.int64),
            weight=np.array(weights, dtype=np.uint64),
        ),
        fund=Fund(
            balance=draw.randint(0, balance), recent_claims=draw.randrange(10**17), updated=10**9
        ),
        time=10**9 + draw.randint(0, 2_000_000),
        carries=Carries.of(
            {wallet: draw.randrange(NANO) for wallet in people if draw.random() < 0.5}
        ),
        price=PRICE,
    )


def without_carries(inputs: Inputs) -> Inputs:
    """The same cycle, in which nobody kept anything from before."""
    return replace(inputs, carries=Carries.of({}))


def _votes(draw: random.Random, count: int, people: range, largest: int) -> list[tuple[int, int]]:
    voters = draw.sample(people, min(count, len(people)))
    sizes = [draw.randint(1, 10 ** draw.randint(1, len(str(largest)) - 1)) for _ in voters]
    return [
        (voter, -size if draw.random() < 0.1 else size)
        for voter, size in zip(voters, sizes, strict=True)
    ]


def _beneficiaries(draw: random.Random, people: range) -> tuple[Beneficiary, ...]:
    if draw.random() < 0.6:
        return ()
    wallets = draw.sample(people, draw.randint(1, 3))
    return tuple(Beneficiary(wallet, draw.randint(1, 3_333)) for wallet in wallets)
