"""A reward on hold goes into escrow whole and comes out of it whole, to the last unit."""

from datetime import timedelta

import pytest
from django.db import transaction

from ledger import selectors as ledger
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Batch, Transfer
from ledger.wallets import SystemWallet
from rewards.errors import HoldRefused
from rewards.models import Hold, Payout
from rewards.services import give_back, hold, release, run_cycle
from tests.rewards.services.audit import findings, recomputed
from tests.rewards.services.world import CLOSES, GENESIS, World

NOW = CLOSES + timedelta(minutes=1)
LATER = NOW + timedelta(days=3)


def holdings(world: World) -> list[tuple[int, int]]:
    """Milli-INK and micro-VESTS of every wallet that was there from the beginning."""
    return [
        (ledger.balance(wallet, Asset.INK), ledger.balance(wallet, Asset.VESTS))
        for wallet in world.wallets
    ]


def disputed(world: World) -> int:
    """A work with a co-author and three votes, beside others."""
    author, *voters, other = world.wallets
    terms = {"liquid_bp": 3_333, "beneficiaries": [(other, 1_234)]}
    return world.work(author, {voter: 10**12 + voter for voter in voters[:3]}, terms=terms)


def test_a_held_reward_changes_nothing_of_what_the_others_get(world: World) -> None:
    work = disputed(world)
    kept = hold(work, decision=1, now=GENESIS)
    run_cycle(NOW, rules=world.rules)
    payout = Payout.objects.get(pk=work)
    paid = payout.author_reward + payout.curation_reward + payout.beneficiary_reward
    pay = Transfer.objects.filter(credit_id=kept.wallet_id)
    assert paid > 0
    assert set(pay.values_list("code", flat=True)) == {Code.HOLD}
    assert not Transfer.objects.filter(
        batch__key=pay.values("batch__key")[:1], credit_id__in=world.wallets
    ).exists()
    backing = Transfer.objects.get(batch=pay[0].batch_id, code=Code.VESTING_REWARD)
    assert ledger.balance(kept.wallet_id, Asset.INK) + backing.amount == paid
    assert (findings(), recomputed()) == ([], [])


def test_released_it_pays_everybody_what_they_would_have_got(world: World) -> None:
    work = disputed(world)
    with transaction.atomic():
        run_cycle(NOW, rules=world.rules)
        without = holdings(world)
        transaction.set_rollback(True)
    hold(work, decision=1, now=GENESIS)
    run_cycle(NOW, rules=world.rules)
    assert holdings(world) != without
    kept = release(work, decision=2, now=LATER)
    assert holdings(world) == without
    batch = Batch.objects.get(code=Code.RELEASE)
    assert (kept.state, kept.settled_by, kept.settled_at) == (Hold.State.RELEASED, 2, LATER)
    assert batch.reference.endswith(f"/work/{work}/decision/2")
    assert [ledger.balance(kept.wallet_id, asset) for asset in Asset] == [0, 0]
    assert (findings(), recomputed()) == ([], [])


def test_given_back_the_fund_has_every_unit_again(world: World) -> None:
    work = disputed(world)
    hold(work, decision=1, now=GENESIS)
    run_cycle(NOW, rules=world.rules)
    payout = Payout.objects.get(pk=work)
    paid = payout.author_reward + payout.curation_reward + payout.beneficiary_reward
    fund, before = ledger.balance(SystemWallet.FUND, Asset.INK), holdings(world)
    supply = ledger.balance(SystemWallet.ISSUE, Asset.VESTS)
    kept = give_back(work, decision=2, now=LATER)
    assert ledger.balance(SystemWallet.FUND, Asset.INK) == fund + paid
    assert ledger.balance(SystemWallet.ISSUE, Asset.VESTS) > supply
    assert [ledger.balance(kept.wallet_id, asset) for asset in Asset] == [0, 0]
    assert holdings(world) == before
    assert Batch.objects.get(code=Code.REVERSAL).reference.endswith("/decision/2")


def test_lifted_before_the_payout_it_is_as_if_it_had_never_been(world: World) -> None:
    work = disputed(world)
    hold(work, decision=1, now=GENESIS)
    kept = release(work, decision=2, now=GENESIS)
    run_cycle(NOW, rules=world.rules)
    assert kept.state == Hold.State.LIFTED
    assert not Transfer.objects.filter(credit_id=kept.wallet_id).exists()
    assert Payout.objects.get(pk=work).payout > 0


def test_a_decision_settles_it_once(world: World) -> None:
    work = disputed(world)
    hold(work, decision=1, now=GENESIS)
    run_cycle(NOW, rules=world.rules)
    release(work, decision=2, now=LATER)
    paid = Transfer.objects.count()
    assert release(work, decision=2, now=LATER).state == Hold.State.RELEASED
    for settle in (release, give_back):
        with pytest.raises(HoldRefused, match="not on hold"):
            settle(work, decision=3, now=LATER)
    assert Transfer.objects.count() == paid


def test_what_is_paid_cannot_be_held(world: World) -> None:
    work = disputed(world)
    run_cycle(NOW, rules=world.rules)
    with pytest.raises(HoldRefused, match="being paid"):
        hold(work, decision=1, now=LATER)


def test_a_reward_that_is_not_worked_out_yet_cannot_be_given_back(world: World) -> None:
    work = disputed(world)
    hold(work, decision=1, now=GENESIS)
    with pytest.raises(HoldRefused, match="not worked out yet"):
        give_back(work, decision=2, now=GENESIS)


def test_a_held_work_that_gets_nothing_leaves_escrow_empty(world: World) -> None:
    work = world.work(world.wallets[0], {})
    kept = hold(work, decision=1, now=GENESIS)
    run_cycle(NOW, rules=world.rules)
    assert give_back(work, decision=2, now=LATER).state == Hold.State.RETURNED
    assert not Transfer.objects.filter(credit_id=kept.wallet_id).exists()
