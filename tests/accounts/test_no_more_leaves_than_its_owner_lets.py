"""In no twenty-four hours leaves more than the limit, by one after another or by many at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from accounts import sending
from accounts.bounds import DAY, USUAL, Bounds
from accounts.errors import NotProven, TooMuchSent
from accounts.models import Account, Sent
from accounts.payments import send
from accounts.services import register
from ledger.assets import Asset
from ledger.errors import InsufficientFunds
from ledger.models import Transfer
from ledger.selectors import balance, database_time
from ledger.services import transfer
from ledger.wallets import SystemWallet
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken

HOUR = timedelta(hours=1)


def people(funds: int) -> tuple[Account, Account]:
    now = database_time()
    ines, marcel = (register(name, now=now) for name in ("ines", "marcel"))
    transfer(SystemWallet.TREASURY, credit=ines.wallet_id, amount=funds, key="start")
    return ines, marcel


def bound(account: Account, *, each: int | None = None, day: int | None = None) -> None:
    sending.set_bounds(account, wanted=Bounds(each, day), now=database_time(), proven=True)


@pytest.fixture
def pair(db: None, settings: Settings) -> tuple[Account, Account]:
    settings.INKWELL_STARTER_DELEGATION = 0
    return people(10_000_000)


@pytest.fixture
def now(db: None) -> datetime:
    return database_time()


type Give = Callable[..., int]


@pytest.fixture
def give(pair: tuple[Account, Account]) -> Give:
    ines, marcel = pair

    def one(amount: int, *, key: str, now: datetime) -> int:
        return send(ines, receiver=marcel, amount=amount, key=key, now=now)

    return one


def test_a_day_counts_back_from_each_moment(
    pair: tuple[Account, Account], give: Give, now: datetime
) -> None:
    bound(pair[0], day=10_000)
    give(6_000, key="a", now=now)
    give(4_000, key="b", now=now + HOUR)
    for late in (HOUR, DAY - timedelta(microseconds=1)):
        with pytest.raises(TooMuchSent):
            give(1, key="c", now=now + late)
    give(6_000, key="c", now=now + DAY)
    with pytest.raises(TooMuchSent):
        give(1, key="d", now=now + DAY)
    give(4_000, key="d", now=now + DAY + HOUR)


def test_the_refusal_says_the_limit_what_left_and_when_it_goes_again(
    pair: tuple[Account, Account], give: Give, now: datetime
) -> None:
    bound(pair[0], day=10_000)
    for number in range(4):
        give(2_000, key=str(number), now=now + number * HOUR)
    with pytest.raises(TooMuchSent) as refusal:
        give(5_000, key="more", now=now + 5 * HOUR)
    values = refusal.value.values
    assert [str(values[name]) for name in ("most", "sent", "asked")] == [
        *("10.000 INK", "8.000 INK", "5.000 INK"),
    ]
    # The first two have to be a day old; told to the minute, and never too early.
    assert values["again"] == now + HOUR + DAY + timedelta(seconds=59)
    give(5_000, key="more", now=now + HOUR + DAY)


def test_one_transfer_has_a_limit_of_its_own(
    pair: tuple[Account, Account], give: Give, now: datetime
) -> None:
    bound(pair[0], each=1_000)
    with pytest.raises(TooMuchSent, match="one transfer takes at most 1.000 INK"):
        give(1_001, key="a", now=now)
    for number in range(5):
        give(1_000, key=str(number), now=now)


def test_who_set_nothing_has_the_usual_limit(give: Give, now: datetime) -> None:
    assert USUAL.day is not None
    with pytest.raises(TooMuchSent, match="more than that"):
        give(USUAL.day + 1, key="a", now=now)
    give(USUAL.day, key="a", now=now)


def test_nothing_at_all_leaves_at_a_limit_of_nothing(
    pair: tuple[Account, Account], give: Give, now: datetime
) -> None:
    bound(pair[0], day=0)
    with pytest.raises(TooMuchSent):
        give(1, key="a", now=now)


def test_a_form_sent_again_counts_once_and_is_not_refused(
    pair: tuple[Account, Account], give: Give, now: datetime
) -> None:
    bound(pair[0], day=10_000)
    first = give(10_000, key="a", now=now)
    assert give(10_000, key="a", now=now) == first
    assert Sent.objects.count() == 1


def test_what_was_refused_by_the_ledger_counts_for_nothing(
    pair: tuple[Account, Account], give: Give, now: datetime
) -> None:
    bound(pair[0], day=1_000)
    sending.set_bounds(pair[0], wanted=Bounds(), now=now - DAY, proven=True)
    with pytest.raises(InsufficientFunds):
        give(99_000_000, key="a", now=now)
    assert not Sent.objects.exists()


def test_more_needs_a_proof_and_waits_and_is_called_back(
    pair: tuple[Account, Account], give: Give, now: datetime
) -> None:
    bound(pair[0], day=1_000)
    with pytest.raises(NotProven):
        sending.set_bounds(pair[0], wanted=Bounds(day=1_001), now=now, proven=False)
    sending.set_bounds(pair[0], wanted=Bounds(day=5_000), now=now, proven=True)
    with pytest.raises(TooMuchSent):
        give(1_001, key="a", now=now + DAY - timedelta(seconds=1))
    assert sending.call_back(pair[0], now=now + HOUR)
    assert not sending.call_back(pair[0], now=now + HOUR)
    with pytest.raises(TooMuchSent):
        give(1_001, key="a", now=now + DAY)


def test_what_no_limit_counts_any_more_is_forgotten(
    pair: tuple[Account, Account], give: Give, now: datetime
) -> None:
    for number, age in enumerate((2 * DAY, DAY + 2 * HOUR, DAY, HOUR)):
        give(1, key=str(number), now=now - age)
    sending.forget_sent(now)
    assert sorted(now - each.at for each in Sent.objects.all()) == [HOUR, DAY]


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    tries=st.lists(
        st.tuples(st.integers(min_value=-2, max_value=12), st.integers(min_value=1, max_value=9)),
        min_size=4,
        max_size=14,
    )
)
def test_no_window_of_a_day_holds_more_than_the_limit(
    pair: tuple[Account, Account], tries: list[tuple[int, int]]
) -> None:
    """Moments may go back a little: who waits for the lock was told the time before."""
    account, _other = pair
    Sent.objects.all().delete()
    bound(account, day=10)
    moment, passed = database_time(), list[tuple[datetime, int]]()
    for batch, (hours, amount) in enumerate(tries):
        moment += hours * HOUR
        try:
            sending.require_room(account, amount=amount, now=moment)
        except TooMuchSent:
            continue
        sending.count(account, batch=batch, amount=amount, now=moment)
        passed.append((moment, amount))
    for start, _amount in passed:
        assert sum(amount for at, amount in passed if start <= at < start + DAY) <= 10


def test_two_at_once_count_each_other(committed_db: CommittedDatabase, settings: Settings) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0
    ines, marcel = people(100_000)
    bound(ines, day=10_000)

    def give(key: str) -> int:
        return send(ines, receiver=marcel, amount=6_000, key=key, now=database_time())

    with pytest.raises(TooMuchSent):
        overtaken(lambda: give("slow"), quick=lambda: give("quick"))
    assert balance(marcel.wallet_id, Asset.INK) == 6_000


def test_a_limit_that_is_lowered_meanwhile_counts(
    committed_db: CommittedDatabase, settings: Settings
) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0
    ines, marcel = people(100_000)
    with pytest.raises(TooMuchSent):
        overtaken(
            lambda: send(ines, receiver=marcel, amount=6_000, key="a", now=database_time()),
            quick=lambda: bound(ines, day=5_000),
        )


def test_many_threads_together_send_no_more_than_the_limit(
    committed_db: CommittedDatabase, settings: Settings
) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0
    ines, marcel = people(100_000)
    bound(ines, each=4_000, day=10_000)

    def give(number: int) -> bool:
        try:
            send(ines, receiver=marcel, amount=3_000, key=f"k{number}", now=database_time())
        except TooMuchSent:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(give, range(12))) == 3
    moved = Transfer.objects.filter(debit_id=ines.wallet_id).values_list("amount", flat=True)
    assert sum(moved) == 9_000
