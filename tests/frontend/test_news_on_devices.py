"""News reach a device once, closed for it alone, signed by the site; tested on a real socket."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from pytest_django import Settings

from accounts.models import Account
from accounts.payments import send
from accounts.services import prefer
from articles.services import reply
from frontend import tasks
from frontend.pushes import deliver
from ledger.selectors import database_time
from ledger.services import seal
from notifications.gathering import gather
from notifications.kinds import Kind, Way
from notifications.models import Notice, PushSubscription
from notifications.selectors import waiting_for_push
from notifications.services import choose_ways, read_all
from notifications.vapid import public_key
from tests.frontend.world import World
from tests.notifications.push_service import Browser, PushService, listening


@pytest.fixture
def service(settings: Settings, tmp_path: Path) -> Iterator[PushService]:
    """A push service that this site may send to."""
    settings.INKWELL_VAPID = str(tmp_path)
    with listening() as service:
        settings.INKWELL_PUSH_ALSO = (service.origin,)
        yield service


@pytest.fixture
def browser(world: World, service: PushService) -> Browser:
    """A browser of the author's, who has read everything."""
    keys = Browser()
    client = Client()
    client.force_login(world.author)
    asked = {"endpoint": f"{service.origin}/send/1", "p256dh": keys.p256dh, "auth": keys.auth}
    answer = client.post("/push/subscribe", asked, follow=True)
    assert "News come to 1 device." in answer.content.decode()
    read_all(world.author)
    return keys


def answered(world: World) -> datetime:
    """Something happens that the author wants to know."""
    now = database_time()
    reply(int(world.places["WORK"]), author=world.stranger, body="Why lime trees?", now=now)
    return now


def decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_the_device_reads_what_happened(
    world: World, browser: Browser, service: PushService
) -> None:
    now = answered(world)
    assert deliver(world.author.pk, now).taken == 1
    (received,) = service.received
    said = json.loads(browser.read(received))
    assert said["title"] == "olaf answered you under \u201cGrowing beans in shade\u201d"
    assert said["url"].startswith(f"{world.article_address}?comment=")
    assert b"olaf" not in received.body
    assert received.path == "/send/1"
    assert received.headers["content-encoding"] == "aes128gcm"
    assert received.headers["ttl"] == "86400"
    notice = Notice.objects.get(account=world.author, kind=Kind.REPLY, unread=True)
    assert received.headers["topic"] == f"notice-{notice.pk}"


def test_the_push_service_knows_the_sender(
    world: World, browser: Browser, service: PushService
) -> None:
    """RFC 8292: a token signed with ES256 by the key that the browser subscribed with."""
    now = answered(world)
    deliver(world.author.pk, now)
    scheme, _, rest = service.received[0].headers["authorization"].partition(" ")
    parts = dict(part.split("=", 1) for part in rest.split(","))
    assert (scheme, parts["k"]) == ("vapid", public_key())
    head, claims, signature = parts["t"].split(".")
    key = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), decoded(parts["k"]))
    raw = decoded(signature)
    both = int.from_bytes(raw[:32]), int.from_bytes(raw[32:])
    key.verify(encode_dss_signature(*both), f"{head}.{claims}".encode(), ECDSA(SHA256()))
    said = json.loads(decoded(claims))
    assert said["aud"] == service.origin
    assert 0 < said["exp"] - now.timestamp() <= 86_400


def test_the_same_news_are_sent_once(world: World, browser: Browser, service: PushService) -> None:
    now = answered(world)
    assert waiting_for_push(now) == [world.author.pk]
    deliver(world.author.pk, now)
    assert waiting_for_push(now) == []
    assert deliver(world.author.pk, now).taken == 0
    assert len(service.received) == 1


def test_the_queue_sees_a_number_and_no_more(
    world: World, browser: Browser, service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(tasks.push_to, "delay", lambda *words: asked.append(words))
    answered(world)
    tasks.push_news()
    assert asked == [(world.author.pk,)]
    assert tasks.push_to(world.author.pk) == 1


def test_what_was_read_or_is_a_day_old_is_not_sent(
    world: World, browser: Browser, service: PushService
) -> None:
    now = answered(world)
    assert deliver(world.author.pk, now + timedelta(days=1)).taken == 0
    read_all(world.author)
    assert deliver(world.author.pk, now).taken == 0


def test_a_kind_that_is_not_wanted_on_devices_is_not_sent(
    world: World, browser: Browser, service: PushService
) -> None:
    choose_ways(world.author, kind=Kind.REPLY, ways=frozenset({Way.SITE, Way.MAIL}))
    assert deliver(world.author.pk, answered(world)).taken == 0
    assert service.received == []


def test_the_device_speaks_the_reader_s_language(
    world: World, browser: Browser, service: PushService
) -> None:
    prefer(world.author, interface_language="sv")
    deliver(world.author.pk, answered(world))
    said = json.loads(browser.read(service.received[0]))
    assert said["lang"] == "sv"
    assert said["title"].startswith("olaf svarade")


@pytest.mark.parametrize("hidden", [True, False])
def test_the_device_shows_the_sums_that_its_reader_wants(
    hidden: bool, world: World, browser: Browser, service: PushService
) -> None:
    prefer(world.author, hide_sums=hidden)
    send(world.author, receiver=world.stranger, amount=1, key="there", now=database_time())
    send(world.stranger, receiver=world.author, amount=1, key="and back", now=database_time())
    seal(database_time())
    gather(database_time())
    deliver(world.author.pk, database_time())
    titles = [json.loads(browser.read(each))["title"] for each in service.received]
    assert [title for title in titles if "olaf sent you INK" in title]
    assert any("0.001" in title for title in titles) is not hidden


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(
    status: int, world: World, browser: Browser, service: PushService
) -> None:
    service.status = status
    assert deliver(world.author.pk, answered(world)).taken == 0
    assert not PushSubscription.objects.exists()


def test_nobody_is_led_elsewhere(world: World, browser: Browser, service: PushService) -> None:
    service.status, service.location = 307, f"{service.origin}/elsewhere"
    assert deliver(world.author.pk, answered(world)).taken == 0
    assert [each.path for each in service.received] == ["/send/1"]


def test_an_address_that_became_private_is_asked_nothing(
    world: World, browser: Browser, service: PushService, settings: Settings
) -> None:
    """The name may lead elsewhere by the time something is sent, so it is checked again."""
    settings.INKWELL_PUSH_ALSO = ()
    assert deliver(world.author.pk, answered(world)).taken == 0
    assert service.received == []
    assert not PushSubscription.objects.exists()


def test_one_dead_browser_does_not_keep_the_others_from_being_told(
    world: World, browser: Browser, service: PushService
) -> None:
    keys = Browser()
    PushSubscription.objects.create(
        account=world.author,
        endpoint="http://127.0.0.1:1/dead",
        p256dh=keys.p256dh,
        auth=keys.auth,
        at=database_time() - timedelta(days=1),
    )
    assert deliver(world.author.pk, answered(world)).taken == 1


def page_for(account: Account) -> str:
    client = Client()
    client.force_login(account)
    return client.get("/notices/ways").content.decode()


def test_a_press_stops_every_device(world: World, browser: Browser) -> None:
    client = Client()
    client.force_login(world.author)
    answer = client.post("/push/unsubscribe", follow=True)
    assert "No more news come to that device." in answer.content.decode()
    assert not PushSubscription.objects.exists()


def test_a_refusal_says_why(world: World, service: PushService) -> None:
    client = Client()
    client.force_login(world.author)
    answer = client.post("/push/subscribe", {"endpoint": "https://10.0.0.1/"}, follow=True)
    assert "The browser gave no keys" in answer.content.decode()


def test_the_page_says_that_push_is_off(world: World, settings: Settings) -> None:
    settings.INKWELL_VAPID = ""
    page = page_for(world.author)
    assert "This site sends no news to devices." in page
    assert "data-device" not in page


def test_the_worker_lies_at_the_root_and_is_never_old(db: None) -> None:
    answer = Client().get("/push.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "showNotification" in answer.content.decode()
