"""What a push service does not take for the moment is sent again: later each time, as it asks."""

import json
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from articles.services import reply
from frontend import tasks
from frontend.pushes import deliver
from frontend.tasks import wait_seconds
from ledger.selectors import database_time
from notifications import devices
from notifications.models import PushSubscription
from notifications.push import asked_wait
from notifications.services import read_all
from tests.frontend.world import World
from tests.notifications.push_service import Browser, PushService, listening

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def service(settings: Settings, tmp_path: Path) -> Iterator[PushService]:
    """A push service that this site may send to."""
    settings.INKWELL_VAPID = str(tmp_path)
    with listening() as service:
        settings.INKWELL_PUSH_ALSO = (service.origin,)
        yield service


@pytest.fixture
def browser(world: World, service: PushService) -> Browser:
    """A browser of the author's, with one piece of news that waits for it."""
    keys, now = Browser(), database_time()
    devices.subscribe(
        world.author,
        endpoint=f"{service.origin}/send/1",
        p256dh=keys.p256dh,
        auth=keys.auth,
        now=now,
    )
    read_all(world.author)
    reply(int(world.places["WORK"]), author=world.stranger, body="Why lime trees?", now=now)
    return keys


@pytest.fixture
def queued(monkeypatch: pytest.MonkeyPatch) -> list[tuple[tuple[int, list[int]], int]]:
    """What is asked of the queue for later, and in how many seconds."""
    asked: list[tuple[tuple[int, list[int]], int]] = []

    def note(args: tuple[int, list[int]], *, countdown: int) -> None:
        asked.append((args, countdown))

    monkeypatch.setattr(tasks.push_again, "apply_async", note)
    return asked


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503])
def test_what_is_refused_for_now_is_asked_for_again_by_numbers(
    status: int,
    world: World,
    browser: Browser,
    service: PushService,
    queued: list[tuple[tuple[int, list[int]], int]],
) -> None:
    service.status = status
    assert tasks.push_to(world.author.pk) == 0
    ((number, notices), countdown) = queued[0]
    assert (number, len(queued)) == (PushSubscription.objects.get().pk, 1)
    assert all(isinstance(each, int) for each in notices)
    assert countdown >= 30


def test_the_wait_that_the_service_asks_for_is_kept(
    world: World,
    browser: Browser,
    service: PushService,
    queued: list[tuple[tuple[int, list[int]], int]],
) -> None:
    service.status, service.retry_after = 429, "600"
    tasks.push_to(world.author.pk)
    assert queued[0][1] >= 600


def test_an_answer_that_drips_is_cut_off_and_asked_for_again(
    world: World,
    browser: Browser,
    service: PushService,
    queued: list[tuple[tuple[int, list[int]], int]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("notifications.push.PATIENCE_SECONDS", 0.3)
    service.drips = True
    assert tasks.push_to(world.author.pk) == 0
    assert len(queued) == 1, "it was not waited for until its 200 bytes were here"


@pytest.mark.parametrize("status", [400, 403, 413])
def test_what_will_never_be_taken_is_not_sent_again(
    status: int,
    world: World,
    browser: Browser,
    service: PushService,
    queued: list[tuple[tuple[int, list[int]], int]],
) -> None:
    service.status = status
    tasks.push_to(world.author.pk)
    assert queued == []
    assert PushSubscription.objects.exists()


def test_the_second_attempt_tells_the_same_once(
    world: World, browser: Browser, service: PushService
) -> None:
    service.first = [503, 429]
    (later,) = deliver(world.author.pk, database_time()).later
    args = (later.browser, list(later.notices))
    tasks.push_again.apply(args=args)
    tried = [json.loads(browser.read(each)) for each in service.received]
    assert len(tried) == 3
    assert tried[0] == tried[1] == tried[2]
    assert len({each.headers["topic"] for each in service.received}) == 1
    # Whatever the queue delivers twice finds nothing once it is read.
    read_all(world.author)
    assert tasks.push_again.apply(args=args).get() == 0
    assert len(service.received) == 3


def test_after_five_attempts_it_stays_on_the_site(
    world: World, browser: Browser, service: PushService
) -> None:
    service.status = 503
    (later,) = deliver(world.author.pk, database_time()).later
    tasks.push_again.apply(args=(later.browser, list(later.notices)))
    assert len(service.received) == 1 + 5
    assert PushSubscription.objects.exists()


def test_a_browser_that_went_meanwhile_is_asked_nothing(
    world: World, browser: Browser, service: PushService
) -> None:
    service.first, service.status = [503], 410
    (later,) = deliver(world.author.pk, database_time()).later
    args = (later.browser, list(later.notices))
    tasks.push_again.apply(args=args)
    assert not PushSubscription.objects.exists()
    assert tasks.push_again.apply(args=args).get() == 0
    assert len(service.received) == 2


def test_a_service_out_of_reach_is_tried_again(
    world: World, browser: Browser, settings: Settings
) -> None:
    settings.INKWELL_PUSH_ALSO = ("http://127.0.0.1:1",)
    PushSubscription.objects.update(endpoint="http://127.0.0.1:1/nobody-listens")
    assert len(deliver(world.author.pk, database_time()).later) == 1
    assert PushSubscription.objects.exists()


def test_a_name_service_that_is_away_costs_nobody_a_device(
    world: World, browser: Browser, service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*words: object, **more: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", away)
    assert len(deliver(world.author.pk, database_time()).later) == 1
    assert PushSubscription.objects.exists()


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("", 0),
        ("120", 120),
        ("soon", 0),
        ("-5", 0),
        (format_datetime(NOON + timedelta(seconds=90), usegmt=True), 90),
        (format_datetime(NOON - timedelta(seconds=90), usegmt=True), 0),
    ],
)
def test_a_retry_after_is_a_number_or_a_date(header: str, seconds: int) -> None:
    assert asked_wait(header, now=NOON) == seconds


def test_waits_grow_and_end() -> None:
    for tried in range(6):
        waits = {wait_seconds(tried, asked=0) or 0 for _ in range(200)}
        assert min(waits) >= 30
        assert max(waits) <= 30 + min(600, 30 * 2**tried)
        assert len(waits) > 5
    assert wait_seconds(0, asked=86_400) is None
