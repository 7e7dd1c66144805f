"""Liquid and staked parts, caps, beneficiaries, declined and disqualified works."""

from datetime import timedelta

import pytest

from curation.models import Work
from ledger import selectors as ledger
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Transfer
from rewards.errors import InvalidTerms
from rewards.models import Carry, Payout
from rewards.services import run_cycle, set_terms
from tests.rewards.services.world import CLOSES, World

NOW = CLOSES + timedelta(minutes=1)


@pytest.mark.parametrize("liquid_bp", [0, 5_000, 10_000])
def test_the_liquid_share_of_the_author_is_ink_and_the_rest_stake(
    lonely: World, liquid_bp: int
) -> None:
    author, voter = lonely.wallets[:2]
    work = lonely.work(author, {voter: 10**13}, terms={"liquid_bp": liquid_bp})
    cycle = run_cycle(NOW, rules=lonely.rules)
    assert cycle is not None
    payout = Payout.objects.get(work=work)
    liquid = payout.author_reward * liquid_bp // 10_000
    staked = payout.author_reward - liquid
    assert payout.author_reward > 0
    assert ledger.balance(author, Asset.INK) == liquid
    assert ledger.balance(author, Asset.VESTS) == staked * cycle.price_vests // cycle.price_ink
    # Curators are staked whole.
    assert ledger.balance(voter, Asset.INK) == 0
    assert ledger.balance(voter, Asset.VESTS) > 0


def test_a_cap_limits_the_payout_and_the_rest_stays_in_the_fund(lonely: World) -> None:
    author, voter = lonely.wallets[:2]
    work = lonely.work(author, {voter: 10**13}, terms={"max_payout": 1_000})
    cycle = run_cycle(NOW, rules=lonely.rules)
    assert cycle is not None
    assert Payout.objects.get(work=work).payout == 1_000
    assert cycle.paid == 1_000


def test_beneficiaries_share_the_authors_half(lonely: World) -> None:
    author, voter, one, other = lonely.wallets[:4]
    work = lonely.work(
        author,
        {voter: 10**13},
        terms={"beneficiaries": [(other, 1_000), (one, 2_500)], "max_payout": 2_000_000},
    )
    run_cycle(NOW, rules=lonely.rules)
    payout = Payout.objects.get(work=work)
    assert (payout.payout, payout.curation_reward) == (2_000_000, 1_000_000)
    assert payout.beneficiary_reward == 350_000
    assert payout.author_reward == 650_000
    assert ledger.balance(one, Asset.INK) == 125_000
    assert ledger.balance(other, Asset.INK) == 50_000


def test_the_host_gets_its_part_in_ink_beside_a_co_author(lonely: World) -> None:
    author, voter, one, host = lonely.wallets[:4]
    work = lonely.work(
        author,
        {voter: 10**13},
        terms={"beneficiaries": [(one, 2_500)], "host": (host, 500), "max_payout": 2_000_000},
    )
    run_cycle(NOW, rules=lonely.rules)
    payout = Payout.objects.get(work=work)
    assert (payout.host_reward, payout.beneficiary_reward) == (50_000, 250_000)
    assert (payout.author_reward, payout.carried) == (700_000, 0)
    assert (ledger.balance(host, Asset.INK), ledger.balance(host, Asset.VESTS)) == (50_000, 0)
    assert Transfer.objects.get(credit_id=host).code == Code.HOST_REWARD


@pytest.mark.parametrize("reason", ["declined", "disqualified"])
def test_a_work_that_takes_no_part_gets_a_payout_of_nothing(lonely: World, reason: str) -> None:
    author, voter = lonely.wallets[:2]
    out = lonely.work(author, {voter: 10**13})
    fine = lonely.work(author, {voter: 10**12})
    changes: dict[str, object] = (
        {"declined": True} if reason == "declined" else {"disqualified_at": CLOSES}
    )
    Work.objects.filter(pk=out).update(**changes)
    run_cycle(NOW, rules=lonely.rules)
    payout = Payout.objects.get(work=out)
    assert (payout.outcome, payout.payout, int(payout.claim)) == (reason, 0, 0)
    assert Payout.objects.get(work=fine).outcome == Payout.Outcome.PAID


def test_a_work_without_votes_gets_a_payout_of_nothing(lonely: World) -> None:
    work = lonely.work(lonely.wallets[0], {})
    run_cycle(NOW, rules=lonely.rules)
    payout = Payout.objects.get(work=work)
    assert (payout.outcome, payout.payout) == (Payout.Outcome.NOTHING, 0)
    assert Work.objects.get(pk=work).paid_at is not None
    assert not Carry.objects.exists()


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        ({"liquid_bp": 10_001}, "part to spend"),
        ({"max_payout": -1}, "cannot be negative"),
        ({"beneficiaries": [(1001, 1)] * 2}, "named twice"),
        ({"beneficiaries": [(1001 + n, 1) for n in range(9)]}, "at most 8"),
        ({"beneficiaries": [(1001, 9_000), (1002, 1_001)]}, "more than the whole"),
        ({"beneficiaries": [(1001, 0)]}, "at least 0.01 percent"),
    ],
)
def test_terms_that_make_no_sense_are_refused(
    lonely: World, terms: dict[str, object], sentence: str
) -> None:
    work = lonely.work(lonely.wallets[0], {})
    with pytest.raises(InvalidTerms, match=sentence):
        set_terms(work, **terms)  # type: ignore[arg-type]
