"""News on a reader's devices: put into words here, sent below.

What is sent is noted before it is sent: a worker that is killed in between leaves a device without
it, and nothing is told twice. The news stay on the site either way.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import translation

from accounts.models import Account
from accounts.selectors import preferences_of
from frontend.pages.notices import lines
from notifications import devices
from notifications.models import PushSubscription
from notifications.push import Outcome, send
from notifications.selectors import to_push
from notifications.services import put_on_devices


@dataclass(frozen=True, slots=True)
class Message:
    """One notice as a device shows it; one of the same topic takes its place."""

    topic: str
    title: str
    url: str
    language: str

    @property
    def body(self) -> bytes:
        """JSON for `frontend/assets/push.ts`."""
        said = {"title": self.title, "url": self.url, "tag": self.topic, "lang": self.language}
        return json.dumps(said, ensure_ascii=False).encode()


def deliver(number: int, now: datetime) -> int:
    """Send an account's fresh news to each of its browsers; how many messages were taken.

    Browsers that are gone are forgotten. What a push service does not take now is not sent again.
    """
    messages, browsers = _take(number, now)
    return sum(_tell(browser, messages, now) for browser in browsers)


def _tell(browser: PushSubscription, messages: list[Message], now: datetime) -> int:
    taken = 0
    for message in messages:
        match send(browser, message=message.body, topic=message.topic, now=now):
            case Outcome.TAKEN:
                taken += 1
            case Outcome.GONE:
                devices.forget(browser)
                break
            case Outcome.FAILED:
                break
    return taken


@transaction.atomic
def _take(number: int, now: datetime) -> tuple[list[Message], list[PushSubscription]]:
    account = Account.objects.get(pk=number)
    browsers = list(account.push_subscriptions.order_by("at", "id"))
    told, seen = to_push(account, now)
    put_on_devices(seen)
    language = preferences_of(account).interface_language or "en"
    with translation.override(language):
        said = lines(account, told, now=now)
    messages = [
        Message(f"notice-{each.id}", words, url or "/notices", language)
        for each, (words, url) in zip(told, said, strict=True)
    ]
    # Oldest first, so that the newest lies on top.
    return messages[::-1], browsers
