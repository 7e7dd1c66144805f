"""Whatever is drawn from the fund is paid or carried, to the last nano-INK, and nobody is
short-changed.
"""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rewards.columns import BASIS, NANO
from rewards.plan import Plan, plan
from rewards.rules import load, names
from rewards.split import CURATOR
from tests.rewards.cycles import random_inputs

INKWELL = load("inkwell-1")


def shares_by_wallet(result: Plan) -> Counter[int]:
    """The sum of all shares of each wallet, in nano-INK."""
    payments = result.split.payments
    sums: Counter[int] = Counter()
    columns = (payments.wallet.tolist(), payments.whole.tolist(), payments.nano.tolist())
    for wallet, whole, nano in zip(*columns, strict=True):
        sums[wallet] += whole * NANO + nano
    return sums


@settings(max_examples=150)
@given(seed=st.integers(0, 2**32), large=st.booleans())
def test_paid_and_carried_are_the_pool(seed: int, large: bool) -> None:
    inputs = random_inputs(seed, balance=10**15 if large else 10**9)
    # So much INK would be more VESTS than a ledger row can hold.
    inputs = replace(inputs, price=None) if large else inputs
    result = plan(inputs, INKWELL)
    drawn = inputs.fund.balance - result.fund.balance
    paid = int(result.split.payments.paid.sum())
    before = int(inputs.carries.nano.sum())
    after = int(inputs.carries.updated(result.split.carries).nano.sum())
    assert drawn == sum(result.decision.payouts) - sum(result.split.unclaimed)
    assert drawn * NANO == paid * NANO + after - before
    assert (after - before) % NANO == 0


@settings(max_examples=150)
@given(seed=st.integers(0, 2**32))
def test_the_shares_of_a_work_are_its_payout(seed: int) -> None:
    result = plan(random_inputs(seed), INKWELL)
    payments = result.split.payments
    bounds = payments.offsets.tolist()
    for row, payout in enumerate(result.decision.payouts):
        rows = slice(bounds[row], bounds[row + 1])
        shares = int(payments.whole[rows].sum()) * NANO + int(payments.nano[rows].sum())
        assert shares == (payout - result.split.unclaimed[row]) * NANO
        assert int(payments.whole[rows].min()) >= 0


@settings(max_examples=150)
@given(seed=st.integers(0, 2**32))
def test_nobody_is_a_unit_away_from_the_exact_share(seed: int) -> None:
    inputs = random_inputs(seed)
    result = plan(inputs, INKWELL)
    works, votes, payments = result.split.works, result.split.votes, result.split.payments
    for row, payout in enumerate(result.decision.payouts):
        pool = payout * INKWELL.payout.curation_bp // BASIS if works.curation[row] else 0
        rows = result.split.vote_rows(row)
        first, last = votes.offsets[row : row + 2].tolist()
        for place, weight in zip(
            range(rows.start, rows.stop), votes.weight[first:last].tolist(), strict=True
        ):
            exact = Fraction(pool * NANO * weight, works.total_weight[row] or 1)
            got = int(payments.whole[place]) * NANO + int(payments.nano[place])
            assert 0 <= exact - got < 1, "a curator's share is rounded down to nano-INK"
    before, after = inputs.carries.mapping(), result.split.carries.mapping()
    paid: Counter[int] = Counter()
    for wallet, amount in zip(payments.wallet.tolist(), payments.paid.tolist(), strict=True):
        paid[wallet] += amount
    for wallet, share in shares_by_wallet(result).items():
        kept = after.get(wallet, before.get(wallet, 0))
        assert before.get(wallet, 0) + share == paid[wallet] * NANO + kept
        assert abs(Fraction(share, NANO) - paid[wallet]) < 1
    assert all(0 <= nano < NANO for nano in after.values())


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32))
@pytest.mark.parametrize("name", [name for name in names() if not name.startswith("inkwell")])
def test_the_eras_of_the_chains_pay_no_more_than_the_fund_has(name: str, seed: int) -> None:
    inputs = replace(random_inputs(seed, balance=10**15), price=None)
    result = plan(inputs, load(name))
    paid = int(result.split.payments.paid.sum())
    assert inputs.fund.balance - paid == result.fund.balance >= 0
    assert int(result.split.payments.nano.sum()) == 0
    for row, payout in enumerate(result.decision.payouts):
        people = result.split.author[row] + result.split.curation[row]
        people += sum(result.split.beneficiaries[row])
        assert payout == people + result.split.unclaimed[row]


@settings(max_examples=100)
@given(seed=st.integers(0, 2**32))
def test_liquid_and_staked_are_what_was_paid(seed: int) -> None:
    inputs = random_inputs(seed)
    payments = plan(inputs, INKWELL).split.payments
    assert inputs.price is not None
    rows = zip(
        payments.role.tolist(),
        payments.paid.tolist(),
        payments.liquid.tolist(),
        payments.vests.tolist(),
        strict=True,
    )
    for role, paid, liquid, vests in rows:
        assert 0 <= liquid <= paid
        assert liquid == 0 or role != CURATOR
        assert vests == inputs.price.vests_for_ink(paid - liquid)


@settings(max_examples=100)
@given(seed=st.integers(0, 2**32))
def test_a_declined_work_neither_asks_nor_gets(seed: int) -> None:
    result = plan(random_inputs(seed), INKWELL)
    for row, most in enumerate(result.split.works.max_payout):
        if most == 0:
            assert result.decision.claims[row] == result.decision.payouts[row] == 0
        elif most is not None:
            assert result.decision.payouts[row] <= most


@settings(max_examples=50)
@given(seed=st.integers(0, 2**32))
def test_wallets_of_any_number_are_paid_alike(seed: int) -> None:
    """Numbers near the end of a word take another road through the sorting."""
    inputs, far = random_inputs(seed), 2**62
    works = replace(
        inputs.works,
        author=[wallet + far for wallet in inputs.works.author],
        beneficiaries=[
            tuple(replace(each, wallet=each.wallet + far) for each in row)
            for row in inputs.works.beneficiaries
        ],
    )
    votes = replace(inputs.votes, voter=inputs.votes.voter + far)
    carries = replace(inputs.carries, wallet=inputs.carries.wallet + far)
    moved = plan(replace(inputs, works=works, votes=votes, carries=carries), INKWELL)
    here = plan(inputs, INKWELL)
    assert moved.split.payments.paid.tolist() == here.split.payments.paid.tolist()
    assert moved.split.carries.nano.tolist() == here.split.carries.nano.tolist()
