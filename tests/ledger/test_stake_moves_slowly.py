"""Powering up and down, lending and taking back: economics.md, section 6."""

from datetime import UTC, datetime, timedelta

import pytest

from ledger import selectors, services
from ledger.assets import Asset
from ledger.codes import Code
from ledger.errors import InvalidAmount, SameWallet, StakeNotAvailable
from ledger.models import DelegationReturn, Kind, PowerDown
from ledger.selectors import balance, effective_stake
from ledger.services import Allocation, Draft, Leg
from ledger.stake import SharePrice, StakeRules, power_down_rate
from ledger.wallets import SystemWallet

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WEEK, DAY = timedelta(days=7), timedelta(days=1)
RULES = StakeRules()
VEST = Asset.VESTS.units
ALL = 10**18


@pytest.fixture
def people(db: None) -> tuple[int, int]:
    """Two people; the first has 5,000 VESTS and 1.000 INK."""
    first, second = services.open_wallet(Kind.PERSON), services.open_wallet(Kind.PERSON)
    services.genesis([Allocation(wallet=first, liquid=1_000, staked=5_000)])
    return first, second


def test_the_first_share_costs_the_genesis_price(db: None) -> None:
    assert selectors.share_price() == SharePrice(fund_ink=1_000, shares_vests=1_000 * VEST)


def test_emission_into_the_pool_makes_a_share_worth_more(people: tuple[int, int]) -> None:
    leg = Leg(SystemWallet.ISSUE, SystemWallet.VESTING, Asset.INK, 5_000, Code.EMISSION_VESTING)
    services.post([Draft(key="e", code=Code.EMISSION_VESTING, legs=[leg])])
    services.power_up(people[0], amount=1_000, key="p")
    assert balance(people[0], Asset.VESTS) == 5_500 * VEST
    assert selectors.share_price() == SharePrice(fund_ink=11_000, shares_vests=5_500 * VEST)


def test_a_power_down_takes_thirteen_weeks(people: tuple[int, int]) -> None:
    first, _ = people
    services.power_down(first, vests=1_300 * VEST + 1, now=NOW, rules=RULES)
    assert power_down_rate(1_300 * VEST + 1, rules=RULES) == 100 * VEST + 1
    assert effective_stake(first) == 4_900 * VEST - 1
    assert services.run_power_down_steps(NOW + WEEK - timedelta(seconds=1)) == 0
    for week in range(1, 13):
        assert services.run_power_down_steps(NOW + week * WEEK) == 1
        assert services.run_power_down_steps(NOW + week * WEEK) == 0
        assert balance(first, Asset.INK) == 1_000 + 100 * week
    assert services.run_power_down_steps(NOW + 60 * WEEK) == 1
    assert balance(first, Asset.VESTS) == 3_700 * VEST - 1
    assert effective_stake(first) == 3_700 * VEST - 1
    assert not PowerDown.objects.exists()


def test_missed_weeks_are_made_up_at_once(people: tuple[int, int]) -> None:
    services.power_down(people[0], vests=1_300 * VEST, now=NOW, rules=RULES)
    assert services.run_power_down_steps(NOW + 5 * WEEK) == 5
    assert balance(people[0], Asset.INK) == 1_500


def test_an_order_can_be_stopped_and_replaced(people: tuple[int, int]) -> None:
    first, _ = people
    services.power_down(first, vests=1_300 * VEST, now=NOW, rules=RULES)
    with pytest.raises(StakeNotAvailable, match="already"):
        services.power_down(first, vests=1_300 * VEST, now=NOW, rules=RULES)
    services.power_down(first, vests=2_600 * VEST, now=NOW, rules=RULES)
    assert effective_stake(first) == 4_800 * VEST
    services.cancel_power_down(first)
    assert effective_stake(first) == 5_000 * VEST
    with pytest.raises(StakeNotAvailable):
        services.cancel_power_down(first)


def test_a_step_that_fails_is_parked_and_the_rest_goes_on(people: tuple[int, int]) -> None:
    first, second = people
    services.transfer(first, credit=second, amount=1_000, key="t")
    services.power_up(second, amount=1_000, key="p")
    services.power_down(second, vests=130 * VEST, now=NOW, rules=RULES)
    services.power_down(first, vests=1_300 * VEST, now=NOW + DAY, rules=RULES)
    gone = Leg(second, SystemWallet.BURN, Asset.VESTS, 1_000 * VEST, Code.BURN)
    services.post([Draft(key="b", code=Code.BURN, legs=[gone])])
    assert services.run_power_down_steps(NOW + 2 * WEEK) == 1
    assert PowerDown.objects.get(wallet_id=second).parked
    # 6,000 milli-INK are left to 5,000 VESTS: each step pays 120.
    assert balance(first, Asset.INK) == 120
    assert services.run_power_down_steps(NOW + 2 * WEEK) == 0


def test_lent_stake_votes_elsewhere_and_comes_back_after_five_days(
    people: tuple[int, int],
) -> None:
    first, second = people
    services.delegate(first, receiver=second, amount=3_000 * VEST, unspent=ALL)
    services.delegate(first, receiver=second, amount=3_000 * VEST, unspent=ALL)
    assert (effective_stake(first), effective_stake(second)) == (2_000 * VEST, 3_000 * VEST)
    services.reduce_delegation(first, receiver=second, amount=1_000 * VEST, now=NOW, rules=RULES)
    assert (effective_stake(first), effective_stake(second)) == (2_000 * VEST, 1_000 * VEST)
    assert services.return_delegations(NOW + 5 * DAY - timedelta(seconds=1)) == 0
    assert services.return_delegations(NOW + 5 * DAY) == 1
    assert services.return_delegations(NOW + 5 * DAY) == 0
    assert (effective_stake(first), effective_stake(second)) == (4_000 * VEST, 1_000 * VEST)


def test_stake_is_lent_or_powered_down_but_not_both(people: tuple[int, int]) -> None:
    first, second = people
    services.power_down(first, vests=4_000 * VEST, now=NOW, rules=RULES)
    with pytest.raises(StakeNotAvailable, match="1000.000000 VESTS"):
        services.delegate(first, receiver=second, amount=1_001 * VEST, unspent=ALL)
    services.delegate(first, receiver=second, amount=1_000 * VEST, unspent=ALL)
    with pytest.raises(StakeNotAvailable):
        services.power_down(first, vests=4_001 * VEST, now=NOW, rules=RULES)
    with pytest.raises(StakeNotAvailable):
        services.delegate(second, receiver=first, amount=1, unspent=ALL)


def test_a_loan_that_cannot_be_returned_is_parked(people: tuple[int, int]) -> None:
    first, second = people
    DelegationReturn.objects.create(
        delegator_id=second, amount=5, due_at=NOW, returned_at=None, parked=""
    )
    services.delegate(first, receiver=second, amount=10, unspent=ALL)
    services.reduce_delegation(first, receiver=second, amount=0, now=NOW - 9 * DAY, rules=RULES)
    assert services.return_delegations(NOW) == 1
    assert DelegationReturn.objects.get(delegator_id=second).parked


def test_the_treasury_lends_like_anybody(people: tuple[int, int]) -> None:
    treasury = SystemWallet.TREASURY
    leg = Leg(SystemWallet.ISSUE, treasury, Asset.VESTS, 100 * VEST, Code.GENESIS)
    services.post([Draft(key="t", code=Code.GENESIS, legs=[leg])])
    services.delegate(treasury, receiver=people[1], amount=60 * VEST, unspent=None)
    assert effective_stake(people[1]) == 60 * VEST
    assert effective_stake(treasury) == 40 * VEST
    with pytest.raises(StakeNotAvailable):
        services.delegate(treasury, receiver=people[0], amount=41 * VEST, unspent=None)


def test_nonsense_is_refused(people: tuple[int, int]) -> None:
    first, second = people
    with pytest.raises(SameWallet):
        services.delegate(first, receiver=first, amount=5, unspent=ALL)
    with pytest.raises(InvalidAmount):
        services.delegate(first, receiver=second, amount=0, unspent=ALL)
    with pytest.raises(StakeNotAvailable):
        services.power_down(second, vests=1, now=NOW, rules=RULES)


@pytest.mark.parametrize("amount", [1.5, 1.0, True, "5", b"5", float("nan")])
def test_only_whole_numbers_of_shares_move(people: tuple[int, int], amount: object) -> None:
    first, second = people
    services.delegate(first, receiver=second, amount=10, unspent=ALL)
    for move in (
        lambda: services.power_up(first, amount=amount, key="part"),  # type: ignore[arg-type]
        lambda: services.power_down(first, vests=amount, now=NOW, rules=RULES),  # type: ignore[arg-type]
        lambda: services.delegate(first, receiver=second, amount=amount, unspent=ALL),  # type: ignore[arg-type]
        lambda: services.reduce_delegation(
            first,
            receiver=second,
            amount=amount,  # type: ignore[arg-type]
            now=NOW,
            rules=RULES,
        ),
    ):
        with pytest.raises(InvalidAmount):
            move()
    assert not PowerDown.objects.exists()


def test_without_an_amount_all_that_is_free_leaves(people: tuple[int, int]) -> None:
    first, second = people
    services.delegate(first, receiver=second, amount=300 * VEST, unspent=ALL)
    order = services.power_down(first, now=NOW, rules=RULES)
    assert order.total == balance(first, Asset.VESTS) - 300 * VEST
