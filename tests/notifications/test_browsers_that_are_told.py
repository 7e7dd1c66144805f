"""A browser comes with keys of its own, belongs to one account, and goes."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from accounts.models import Account
from accounts.services import register
from ledger.selectors import database_time
from notifications.devices import AT_MOST, forget, subscribe, unsubscribe
from notifications.errors import ClosedAddress, NoDevice
from notifications.models import PushSubscription
from tests.notifications.push_service import Browser

ORIGIN = "http://127.0.0.1:8123"


@pytest.fixture
def now(db: None, settings: Settings, tmp_path: Path) -> datetime:
    settings.INKWELL_VAPID = str(tmp_path)
    settings.INKWELL_PUSH_ALSO = (ORIGIN,)
    return database_time()


@pytest.fixture
def mira(now: datetime) -> Account:
    return register("mira", now=now)


def come(account: Account, now: datetime, path: str = "/a") -> PushSubscription:
    keys = Browser()
    return subscribe(account, endpoint=ORIGIN + path, p256dh=keys.p256dh, auth=keys.auth, now=now)


def test_a_browser_that_comes_again_is_kept_once_with_its_new_keys(
    mira: Account, now: datetime
) -> None:
    first, again = come(mira, now), come(mira, now)
    assert first.pk == again.pk
    assert PushSubscription.objects.get().p256dh == again.p256dh != first.p256dh


def test_a_browser_belongs_to_who_asked_last(mira: Account, now: datetime) -> None:
    tove = register("tove", now=now)
    come(mira, now)
    come(tove, now)
    assert PushSubscription.objects.get().account == tove


def test_nobody_sends_another_s_browser_away(mira: Account, now: datetime) -> None:
    browser = come(mira, now)
    tove = register("tove", now=now)
    assert unsubscribe(tove, endpoint=browser.endpoint) == 0
    assert unsubscribe(tove) == 0
    assert unsubscribe(mira, endpoint=browser.endpoint) == 1


def test_the_oldest_browser_gives_way(mira: Account, now: datetime) -> None:
    for number in range(AT_MOST + 2):
        come(mira, now + timedelta(seconds=number), f"/{number}")
    kept = mira.push_subscriptions.order_by("at").values_list("endpoint", flat=True)
    assert len(kept) == AT_MOST
    assert kept[0] == f"{ORIGIN}/2"


def test_a_browser_that_came_anew_is_not_forgotten_with_the_old_one(
    mira: Account, now: datetime
) -> None:
    old = come(mira, now)
    come(mira, now + timedelta(seconds=1))
    forget(old)
    assert PushSubscription.objects.exists()


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [("", ""), ("A" * 87, ""), ("A" * 87, "A" * 22), ("é" * 87, "A" * 22)],
)
def test_keys_that_are_none_are_refused(
    p256dh: str, auth: str, mira: Account, now: datetime
) -> None:
    with pytest.raises(NoDevice):
        subscribe(mira, endpoint=f"{ORIGIN}/a", p256dh=p256dh, auth=auth, now=now)


def test_a_private_address_is_refused(mira: Account, now: datetime) -> None:
    keys = Browser()
    with pytest.raises(ClosedAddress):
        subscribe(
            mira,
            endpoint="https://127.0.0.1/",
            p256dh=keys.p256dh,
            auth=keys.auth,
            now=now,
        )
    assert not PushSubscription.objects.exists()


def test_without_a_key_nothing_is_kept(mira: Account, now: datetime, settings: Settings) -> None:
    settings.INKWELL_VAPID = ""
    with pytest.raises(NoDevice):
        come(mira, now)
