"""A community's part of an author's reward: so much of it, in INK, and nothing is lost or made."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.codes import Code
from rewards.columns import BASIS, NANO, Beneficiary, Inputs, Works
from rewards.plan import plan
from rewards.postings import postings, released
from rewards.rules import load
from rewards.split import HOST
from rewards.trace import read_head, records
from tests.rewards.cycles import random_inputs

INKWELL = load("inkwell-1")
COMMUNITY = 900_001


def hosted(seed: int, share_bp: int) -> Inputs:
    """A cycle of random works, each of which gives one community a part as well."""
    inputs = random_inputs(seed)
    shares = [
        (*row, Beneficiary(COMMUNITY, share_bp, host=True))
        if sum(each.weight_bp for each in row) <= BASIS - share_bp
        else row
        for row in inputs.works.beneficiaries
    ]
    return replace(inputs, works=replace(inputs.works, beneficiaries=shares))


@settings(max_examples=100)
@given(seed=st.integers(0, 2**32), share_bp=st.integers(1, 1_000))
def test_author_co_authors_host_and_curators_share_the_reward_to_the_last_unit(
    seed: int, share_bp: int
) -> None:
    inputs = hosted(seed, share_bp)
    result = plan(inputs, INKWELL)
    split, payments = result.split, result.split.payments
    for row, payout in enumerate(result.decision.payouts):
        rows = slice(*payments.offsets[row : row + 2].tolist())
        whole, nano = payments.whole[rows], payments.nano[rows]
        shares = whole.astype(object) * NANO + nano
        assert sum(shares) == (payout - split.unclaimed[row]) * NANO
        side = (payout - payout * INKWELL.payout.curation_bp // BASIS) * NANO
        host = sum(shares[payments.role[rows] == HOST])
        expected = any(each.host for each in inputs.works.beneficiaries[row])
        assert host == (side * share_bp // BASIS if expected else 0)
        assert split.host_reward(row) == int(
            payments.paid[rows][payments.role[rows] == HOST].sum()
        )
    kept = int(inputs.carries.updated(split.carries).nano.sum()) - int(inputs.carries.nano.sum())
    drawn = inputs.fund.balance - result.fund.balance
    assert drawn * NANO == int(payments.paid.sum()) * NANO + kept


@settings(max_examples=50)
@given(seed=st.integers(0, 2**32))
def test_a_host_is_paid_in_ink_by_a_code_of_its_own_held_or_not(seed: int) -> None:
    split = plan(hosted(seed, 500), INKWELL).split
    hosts = split.payments.role == HOST
    assert (split.payments.liquid[hosts] == split.payments.paid[hosts]).all()
    assert not split.payments.vests[hosts].any()
    moved = postings(split)
    paid = moved.amount[moved.code == Code.HOST_REWARD]
    assert (moved.credit[moved.code == Code.HOST_REWARD] == COMMUNITY).all()
    assert int(paid.sum()) == int(split.payments.paid[hosts].sum())
    later = 0
    for row, record in enumerate(records(split)):
        assert read_head(record).host == (COMMUNITY if _has_host(split.works, row) else None)
        legs = released(record, escrow=7)
        later += int(legs.amount[legs.code == Code.HOST_REWARD].sum())
    assert later == int(paid.sum())


def _has_host(works: Works, row: int) -> bool:
    return any(each.host for each in works.beneficiaries[row])
