"""An account that goes on too fast is told which limit it reached and when it ends."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from accounts import payments
from accounts.models import Account, RestrictionKind
from accounts.services import restrict
from articles import services
from articles.errors import TooOften
from articles.models import Article
from articles.pace import Act
from articles.selectors import rooms
from curation.models import Vote, Work
from ledger.assets import Asset
from ledger.selectors import balance, database_time
from ledger.services import transfer
from ledger.wallets import SystemWallet

type Person = Callable[[str], Account]
"""Makes an account."""


@pytest.fixture
def ines(person: Person, now: datetime) -> Account:
    """Somebody who has been here for a week, with an address."""
    found = person("ines")
    Account.objects.filter(pk=found.pk).update(
        registered_at=now - timedelta(days=7), email="ines@example.org"
    )
    return Account.objects.get(pk=found.pk)


def publish(author: Account, *, times: int, now: datetime) -> None:
    for number in range(times):
        with services.in_pace(author, act=Act.TEXT, now=now):
            services.publish(author, title=f"Beans {number}", body="Words.", now=now)


def test_a_sixth_text_is_refused_with_the_minute_of_the_next(ines: Account, now: datetime) -> None:
    publish(ines, times=5, now=now)
    later = now + timedelta(minutes=20, seconds=1)
    with pytest.raises(TooOften) as refused:
        publish(ines, times=1, now=later)
    assert refused.value.values["most"] == 5
    assert refused.value.values["until"] == now + timedelta(hours=1)
    assert Article.objects.count() == 5
    publish(ines, times=1, now=now + timedelta(hours=1))


def test_the_minute_of_the_next_is_never_too_early(ines: Account, now: datetime) -> None:
    began = now + timedelta(seconds=1)
    publish(ines, times=5, now=began)
    with pytest.raises(TooOften) as refused:
        publish(ines, times=1, now=began)
    assert refused.value.values["until"] == now + timedelta(hours=1, minutes=1)


def test_what_readers_valued_makes_room(ines: Account, now: datetime) -> None:
    publish(ines, times=5, now=now)
    Work.objects.update(upvotes=1, vote_rshares=64 * 10**12)
    publish(ines, times=2, now=now)
    assert Article.objects.count() == 7


def test_a_limited_account_writes_one_text_an_hour(ines: Account, now: datetime) -> None:
    restrict(ines.pk, kind=RestrictionKind.LIMITED, decision=1, until=None, now=now)
    publish(ines, times=1, now=now)
    with pytest.raises(TooOften):
        publish(ines, times=1, now=now)


def test_votes_have_a_pace(person: Person, ines: Account, now: datetime) -> None:
    author = person("marcel")
    texts = [
        services.publish(author, title=f"Beans {number}", body="Words.", now=now)
        for number in range(31)
    ]
    for text in texts[:30]:
        with services.in_pace(ines, act=Act.VOTE, now=now):
            services.vote_on(text.pk, voter=ines, weight_bp=100, now=now)
    with (
        pytest.raises(TooOften, match="30 times"),
        services.in_pace(ines, act=Act.VOTE, now=now),
    ):
        services.vote_on(texts[30].pk, voter=ines, weight_bp=100, now=now)
    assert Vote.objects.filter(voter=ines.wallet_id).count() == 30


def test_a_vote_that_is_changed_counts_once(person: Person, ines: Account, now: datetime) -> None:
    text = services.publish(person("marcel"), title="Beans", body="Words.", now=now)
    for number in range(1, 35):
        with services.in_pace(ines, act=Act.VOTE, now=now):
            services.vote_on(text.pk, voter=ines, weight_bp=number, now=now)
    assert Vote.objects.get(voter=ines.wallet_id).weight_bp == 34


def test_words_beside_money_have_a_pace_and_money_has_none(person: Person, ines: Account) -> None:
    # The ledger counts by its own clock.
    now, marcel = database_time(), person("marcel")
    transfer(SystemWallet.TREASURY, credit=ines.wallet_id, amount=100, key="start")

    def send(number: int, memo: str) -> None:
        with services.in_pace(ines, act=Act.MESSAGE, now=now):
            payments.send(ines, receiver=marcel, amount=1, key=f"k{number}", now=now, memo=memo)

    for number in range(5):
        send(number, "Thank you.")
    with pytest.raises(TooOften):
        send(5, "Thank you.")
    send(6, "")
    assert balance(marcel.wallet_id, Asset.INK) == 6


def test_who_is_slow_costs_one_query(ines: Account, now: datetime) -> None:
    with (
        CaptureQueriesContext(
            connection,
        ) as asked,
        services.in_pace(ines, act=Act.ANSWER, now=now),
    ):
        pass
    sent = [each["sql"] for each in asked.captured_queries if "SAVEPOINT" not in each["sql"]]
    assert len(sent) == 1


def test_ones_limits_are_all_there(ines: Account, now: datetime) -> None:
    publish(ines, times=5, now=now)
    found = {room.act: room for room in rooms(ines, now=now)}
    assert set(found) == set(Act)
    assert [pace.most for pace in found[Act.TEXT].paces] == [5, 20]
    wait = found[Act.TEXT].wait
    assert wait is not None
    assert wait.until == now + timedelta(hours=1)
    assert found[Act.ANSWER].wait is None


def test_a_site_that_lets_everybody_do_more(
    ines: Account, now: datetime, settings: Settings
) -> None:
    settings.INKWELL_PACE_TIMES = 2
    publish(ines, times=10, now=now)
    with pytest.raises(TooOften) as refused:
        publish(ines, times=1, now=now)
    assert refused.value.values["most"] == 10
    [texts] = [room for room in rooms(ines, now=now) if room.act is Act.TEXT]
    assert [pace.most for pace in texts.paces] == [10, 40]
