"""A device is asked after a press only, shows what is pushed to it, and forgets who logged out.

The browser's own push service is not of this world; what it would hand to the worker is handed to
it by the browser's tools.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from notifications.models import PushSubscription
from tests.frontend.world import World, log_in
from tests.notifications.push_service import Browser as Keys

_MAKER = """
    const mark = "subscribed";
    const made = {endpoint: "https://8.8.8.8/send/1", keys: %s};
    const unsubscribe = async () => { localStorage.removeItem(mark); return true; };
    const known = {...made, unsubscribe, toJSON: () => made};
    PushManager.prototype.subscribe = async () => {
      localStorage.setItem(mark, "1");
      return known;
    };
    PushManager.prototype.getSubscription = async () =>
      localStorage.getItem(mark) ? known : null;
    window.asked = 0;
    Notification.requestPermission = async () => {
      window.asked += 1;
      return Notification.permission;
    };
"""


@pytest.fixture
def key_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Where the site's process finds the folder for its key."""
    monkeypatch.setitem(os.environ, "INKWELL_VAPID", str(tmp_path / "push"))
    return os.environ["INKWELL_VAPID"]


@pytest.fixture
def page(whole_browser: Browser, key_folder: str, site: str) -> Iterator[Page]:
    """A page whose browser has a push service."""
    context = whole_browser.new_context(base_url=site, permissions=["notifications"])
    keys = Keys()
    context.add_init_script(_MAKER % json.dumps({"p256dh": keys.p256dh, "auth": keys.auth}))
    yield context.new_page()
    context.close()


def test_a_device_comes_is_told_and_goes(committed_world: World, page: Page) -> None:
    log_in(page, "tove")
    page.goto("/notices/ways")
    come = page.get_by_role("button", name="Tell me on this device")
    expect(come).to_be_visible()
    assert page.evaluate("window.asked") == 0
    come.click()
    expect(page.get_by_text("News come to 1 device.")).to_be_visible()
    assert PushSubscription.objects.get().account == committed_world.author
    expect(page.get_by_role("button", name="No more news on this device")).to_be_visible()

    hand_over(page, {"title": "olaf answered", "tag": "notice-1", "lang": "en", "url": "/new"})
    shown = page.evaluate(SHOWN)
    assert shown == [["olaf answered", "notice-1", "/new"]]

    page.get_by_role("button", name="No more news on this device").click()
    expect(page.get_by_text("No more news come to that device.")).to_be_visible()
    assert not PushSubscription.objects.exists()
    assert page.evaluate("localStorage.getItem('subscribed')") is None


def test_who_logs_out_leaves_a_device_that_is_told_nothing(
    committed_world: World, page: Page
) -> None:
    log_in(page, "tove")
    page.goto("/notices/ways")
    page.get_by_role("button", name="Tell me on this device").click()
    expect(page.get_by_text("News come to 1 device.")).to_be_visible()
    page.context.clear_cookies()
    page.goto("/new")
    page.wait_for_function("localStorage.getItem('subscribed') === null")


# A function whose promise is waited for: a predicate's promise would count as true at once.
SHOWN = """async () => {
    const worker = await navigator.serviceWorker.ready;
    for (;;) {
        const shown = await worker.getNotifications();
        if (shown.length) return shown.map(({title, tag, data}) => [title, tag, data]);
        await new Promise((wake) => setTimeout(wake, 50));
    }
}"""


def hand_over(page: Page, news: dict[str, str]) -> None:
    """What the browser does when its push service brought a message, in the clear by then."""
    tools = page.context.new_cdp_session(page)
    registrations: list[str] = []
    tools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: registrations.extend(
            each["registrationId"] for each in event["registrations"]
        ),
    )
    tools.send("ServiceWorker.enable")
    page.wait_for_timeout(200)
    tools.send(
        "ServiceWorker.deliverPushMessage",
        {
            "origin": page.evaluate("location.origin"),
            "registrationId": registrations[-1],
            "data": json.dumps(news),
        },
    )
