"""Whatever happens in whatever order, nothing is made or lost but by issuing and burning."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from ledger import selectors, services
from ledger.assets import Asset
from ledger.codes import Code
from ledger.errors import LedgerError
from ledger.models import Batch, Kind
from ledger.services import Allocation, Draft, Leg
from ledger.stake import StakeRules
from ledger.verify import run_checks
from ledger.wallets import SystemWallet

PEOPLE = 4
people = st.integers(0, PEOPLE - 1)
amounts = st.integers(1, 3_000)
RULES = StakeRules()


class Ledger(RuleBasedStateMachine):
    """Some people who do everything that the services allow; refusals change nothing."""

    @initialize()
    def begin(self) -> None:
        """A few people, each with a little of both."""
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.now = datetime(2026, 11, 23, tzinfo=UTC)
        self.keys = 0
        self.wallets = [services.open_wallet(Kind.PERSON) for _ in range(PEOPLE)]
        services.genesis([Allocation(wallet=w, liquid=2_000, staked=1_000) for w in self.wallets])

    def teardown(self) -> None:
        """Take it all back."""
        if hasattr(self, "outer"):
            transaction.set_rollback(True)
            self.outer.__exit__(None, None, None)

    def key(self) -> str:
        """A new key."""
        self.keys += 1
        return f"key/{self.keys}"

    @rule(debit=people, credit=people, amount=amounts)
    def send(self, debit: int, credit: int, amount: int) -> None:
        """One pays another."""
        with _allowed():
            services.transfer(
                self.wallets[debit], credit=self.wallets[credit], amount=amount, key=self.key()
            )

    @rule(shares=st.lists(st.tuples(people, amounts), min_size=1, max_size=5))
    def issue(self, shares: list[tuple[int, int]]) -> None:
        """A reward for some of them and emission into the pool."""
        issue = SystemWallet.ISSUE
        legs = [Leg(issue, self.wallets[w], Asset.INK, a, Code.AUTHOR_REWARD) for w, a in shares]
        legs.append(Leg(issue, SystemWallet.VESTING, Asset.INK, 77, Code.EMISSION_VESTING))
        services.post([Draft(key=self.key(), code=Code.AUTHOR_REWARD, legs=legs)])

    @rule(wallet=people, amount=amounts)
    def burn(self, wallet: int, amount: int) -> None:
        """One gives up some INK."""
        leg = Leg(self.wallets[wallet], SystemWallet.BURN, Asset.INK, amount, Code.BURN)
        with _allowed():
            services.post([Draft(key=self.key(), code=Code.BURN, legs=[leg])])

    @rule(wallet=people, amount=amounts)
    def power_up(self, wallet: int, amount: int) -> None:
        """INK becomes VESTS; the price never falls by it."""
        before = selectors.share_price()
        with _allowed():
            services.power_up(self.wallets[wallet], amount=amount, key=self.key())
        after = selectors.share_price()
        assert after.fund_ink * before.shares_vests >= before.fund_ink * after.shares_vests

    @rule(wallet=people, vests=st.integers(1, 2 * 10**9))
    def power_down(self, wallet: int, vests: int) -> None:
        """VESTS begin to leave."""
        with _allowed():
            services.power_down(self.wallets[wallet], vests=vests, now=self.now, rules=RULES)

    @rule(days=st.integers(1, 20))
    def wait(self, days: int) -> None:
        """Time passes and what is due is done."""
        self.now += timedelta(days=days)
        services.run_power_down_steps(self.now)
        services.return_delegations(self.now)

    @rule(lender=people, borrower=people, vests=st.integers(1, 2 * 10**9))
    def lend(self, lender: int, borrower: int, vests: int) -> None:
        """One lends another stake, or takes some of it back."""
        to = self.wallets[borrower]
        with _allowed():
            services.delegate(self.wallets[lender], receiver=to, amount=vests, unspent=10**18)
        with _allowed():
            services.reduce_delegation(
                self.wallets[lender], receiver=to, amount=vests // 2, now=self.now, rules=RULES
            )

    @rule(place=st.integers(0, 50))
    def reverse(self, place: int) -> None:
        """Something is undone."""
        batch = Batch.objects.order_by("-id").values_list("id", flat=True)[place : place + 1]
        for number in batch:
            with _allowed():
                services.reverse(number)

    @rule()
    def seal(self) -> None:
        """A block is closed and totals are rolled up."""
        services.seal(self.now)
        services.roll_up()

    @invariant()
    def everything_adds_up(self) -> None:
        """People and the system hold together what was minted and not burnt."""
        if not hasattr(self, "wallets"):
            return
        held = selectors.balances(self.wallets)
        for asset, supply in selectors.supply().items():
            assert sum(held[wallet][asset] for wallet in self.wallets) == supply.held
        assert min(amount for each in held.values() for amount in each.values()) >= 0

    @rule()
    def verify(self) -> None:
        """The whole list of checks has nothing to say; a reversal may overdraw the pool."""
        found = [line for line in run_checks() if "overdrawn" not in line]
        assert found == []


class _allowed:
    """A savepoint in which the ledger may refuse."""

    def __enter__(self) -> None:
        self.inner = transaction.atomic()
        self.inner.__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> bool:
        self.inner.__exit__(kind, error, None)
        return isinstance(error, LedgerError)


@pytest.mark.django_db
def test_nothing_is_made_or_lost() -> None:
    run_state_machine_as_test(Ledger, settings=settings(max_examples=12, stateful_step_count=30))
