"""Who divides their power among many accounts earns no more by their votes than with one.

That is what the published rules promise: the curves of votes and of rewards are straight, so what
counts is the power alone. What a vote costs is rounded up to a unit of strength for each account,
and nothing else is ever rounded in favour of who divides. Not promised, and not tested: the power
that a new account is lent to begin with, which is limited by who may have one, and disputes, whose
limit of a tenth is each account's, though their budget, too, is a part of the power.
"""

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from curation.power import fresh, limits
from curation.tally import Ballot, Tally
from curation.verdict import Standing, judge_vote, unix
from rewards.columns import NANO, Carries, Fund, Inputs, Votes, Works
from rewards.curves import claim
from rewards.plan import plan
from rewards.rules import load

RULES = load("inkwell-1")
OPENED = datetime(2026, 11, 20, tzinfo=UTC)
AUTHOR, READER = 1001, 1002

stakes = st.lists(st.integers(1, 2**48), min_size=2, max_size=9)
weights_bp = st.integers(1, 10_000)
#: Any second of the window.
ages = st.integers(0, RULES.payout.window_seconds - 1)


def cast(holders: list[int], *, weight_bp: int, age: int) -> tuple[list[Ballot], Tally]:
    """A reader's early vote, and then one of each holder of a stake, at the same moment."""
    tally, ballots = Tally(), []
    for voter, stake in enumerate([2**44, *holders], start=READER):
        now = OPENED + timedelta(seconds=0 if voter == READER else age)
        verdict = judge_vote(
            Standing(
                voter=voter,
                stake=stake,
                mana=fresh(stake, now=unix(now), rules=RULES.vote),
                author=AUTHOR,
                opened_at=OPENED,
                closes_at=OPENED + timedelta(seconds=RULES.payout.window_seconds),
                declined=False,
                allows_votes=True,
                allows_curation=True,
                ranked=True,
                paid=False,
                disqualified=False,
                tally=tally,
                old=None,
                changes=0,
            ),
            weight_bp=10_000 if voter == READER else weight_bp,
            now=now,
            rules=RULES.vote,
        )
        ballots.append(verdict.ballot)
        tally = verdict.tally
    return ballots, tally


def earned(rows: list[tuple[int, int]], *, balance: int) -> int:
    """Nano-INK that all voters but the first get of a work with these strengths and weights."""
    net, total = sum(rshares for rshares, _ in rows), sum(weight for _, weight in rows)
    shape = Works(
        id=[1],
        author=[AUTHOR],
        net_rshares=[net],
        vote_rshares=[net],
        total_weight=[total],
        max_payout=[None],
        liquid_bp=[5_000],
        curation=[True],
        beneficiaries=[()],
    )
    votes = Votes(
        offsets=np.array([0, len(rows)], dtype=np.int64),
        voter=np.arange(READER, READER + len(rows), dtype=np.int64),
        rshares=np.array([rshares for rshares, _ in rows], dtype=np.int64),
        weight=np.array([weight for _, weight in rows], dtype=np.uint64),
    )
    fund = Fund(balance=balance, recent_claims=10**15, updated=10**9)
    inputs = Inputs(shape, votes, fund, time=10**9, carries=Carries.of({}), price=None)
    paid = plan(inputs, RULES).split.payments
    curators = slice(1, len(rows))
    return int(paid.whole[curators].sum()) * NANO + int(paid.nano[curators].sum())


@settings(max_examples=200)
@given(stakes, weights_bp, ages)
def test_many_votes_are_as_strong_as_one_but_for_a_unit_each(
    holders: list[int], weight_bp: int, age: int
) -> None:
    [_, one], whole = cast([sum(holders)], weight_bp=weight_bp, age=age)
    [_, *many], parts = cast(holders, weight_bp=weight_bp, age=age)
    strength = sum(each.rshares for each in many)
    assert abs(strength - one.rshares) <= len(many)
    assert sum(each.weight for each in many) <= one.weight + len(many)
    assert parts.net_rshares - whole.net_rshares == strength - one.rshares
    budgets = [limits(stake, RULES.vote) for stake in (*holders, sum(holders))]
    *divided, together = budgets
    assert sum(up for up, _ in divided) <= together[0]
    assert sum(dispute for _, dispute in divided) <= together[1]


@settings(max_examples=200)
@given(stakes, weights_bp, ages, st.integers(0, 10**12))
def test_many_equally_strong_votes_are_paid_no_more_than_one(
    holders: list[int], weight_bp: int, age: int, balance: int
) -> None:
    [reader, *many], _ = cast(holders, weight_bp=weight_bp, age=age)
    first = (reader.rshares, reader.weight)
    parts = [(each.rshares, each.weight) for each in many]
    one = tuple(map(sum, zip(*parts, strict=True)))
    assert earned([first, *parts], balance=balance) <= earned(
        [first, (one[0], one[1])], balance=balance
    )


@given(st.lists(st.integers(1, 2**60), min_size=2, max_size=9))
def test_votes_divided_among_texts_claim_what_one_text_claims(strengths: list[int]) -> None:
    curve, constant = RULES.payout.curve, RULES.payout.content_constant
    claims = [claim(each, curve=curve, content_constant=constant) for each in strengths]
    assert sum(claims) == claim(sum(strengths), curve=curve, content_constant=constant)
