"""What the plan grants is what the ledger moves; what is too small to pay is in the dust."""

from collections import Counter
from datetime import timedelta

from django.db.models import Sum

from ledger import selectors as ledger
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Transfer
from ledger.stake import SharePrice
from ledger.wallets import SystemWallet
from rewards.columns import NANO, Carries, Fund, Inputs
from rewards.models import Carry, Cycle, Payout
from rewards.plan import plan
from rewards.reading import fund_before, seconds, votes_of, works_by_id
from rewards.services import run_cycle
from rewards.trace import read_rows
from tests.rewards.services.world import CLOSES, World

NOW = CLOSES + timedelta(minutes=1)


def test_every_work_takes_its_payout_out_of_the_fund(world: World) -> None:
    cycle = run_cycle(NOW, rules=world.rules)
    assert cycle is not None
    assert cycle.state == Cycle.State.CLOSED
    for payout in Payout.objects.filter(cycle=cycle):
        moves = Transfer.objects.filter(
            batch__reference=f"cycle/{cycle.number}/work/{payout.work_id}", asset=Asset.INK
        )
        out = moves.filter(debit=SystemWallet.FUND).aggregate(sum=Sum("amount"))["sum"] or 0
        back = moves.filter(credit=SystemWallet.FUND).aggregate(sum=Sum("amount"))["sum"] or 0
        assert out - back == payout.payout - payout.unclaimed
    assert ledger.balance(SystemWallet.FUND, Asset.INK) == cycle.fund_balance - cycle.paid
    assert cycle.paid > 0


def test_the_dust_wallet_holds_exactly_what_all_wallets_carry(world: World) -> None:
    run_cycle(NOW, rules=world.rules)
    world.fill(7, seed=2, closes_at=CLOSES + timedelta(days=1))
    run_cycle(NOW + timedelta(days=1), rules=world.rules)
    carried = Carry.objects.aggregate(sum=Sum("nano"))["sum"]
    assert ledger.balance(SystemWallet.DUST, Asset.INK) * NANO == carried
    assert carried > 0


def test_people_hold_what_the_records_say(world: World) -> None:
    run_cycle(NOW, rules=world.rules)
    ink: Counter[int] = Counter()
    vests: Counter[int] = Counter()
    for record in Payout.objects.values_list("trace", flat=True):
        for row in read_rows(bytes(record)):
            ink[int(row["wallet"])] += int(row["liquid"])
            vests[int(row["wallet"])] += int(row["vests"])
    for wallet in world.wallets:
        assert ledger.balance(wallet, Asset.INK) == ink[wallet]
        assert ledger.balance(wallet, Asset.VESTS) == vests[wallet]


def test_new_shares_are_backed_by_ink_in_the_vesting_pool(world: World) -> None:
    cycle = run_cycle(NOW, rules=world.rules)
    assert cycle is not None
    backing = Transfer.objects.filter(code=Code.VESTING_REWARD, credit=SystemWallet.VESTING)
    staked = sum(
        int(row["paid"]) - int(row["liquid"])
        for record in Payout.objects.values_list("trace", flat=True)
        for row in read_rows(bytes(record))
    )
    assert backing.aggregate(sum=Sum("amount"))["sum"] == staked
    assert ledger.balance(SystemWallet.VESTING, Asset.INK) == cycle.emission_vesting + staked


def test_nothing_is_made_or_lost(world: World) -> None:
    cycle = run_cycle(NOW, rules=world.rules)
    assert cycle is not None
    for asset in Asset:
        everyone = [*SystemWallet, *world.wallets]
        assert sum(ledger.balance(wallet, asset) for wallet in everyone) == 0
    made = (
        cycle.emission_content
        + cycle.emission_vesting
        + cycle.emission_treasury
        + cycle.emission_signers
    )
    assert -ledger.balance(SystemWallet.ISSUE, Asset.INK) == 50_000_000 + 10_000_000_000 + made


def test_the_digest_is_that_of_the_plan_over_the_same_inputs(world: World) -> None:
    cycle = run_cycle(NOW, rules=world.rules)
    assert cycle is not None
    works = works_by_id(world.works)
    before = fund_before(cycle)
    assert before == Fund(
        balance=cycle.fund_balance,
        recent_claims=int(cycle.recent_claims_before),
        updated=before.updated,
    )
    again = plan(
        Inputs(
            works=works,
            votes=votes_of(works),
            fund=before,
            time=seconds(cycle.time),
            carries=Carries.of({}),
            price=SharePrice(fund_ink=cycle.price_ink, shares_vests=cycle.price_vests),
        ),
        world.rules,
    )
    assert again.digest == bytes(cycle.plan_digest)
    assert again.fund.recent_claims == int(cycle.recent_claims_after)
    assert again.fund.balance == cycle.fund_balance - cycle.paid
