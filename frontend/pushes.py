"""News on a reader's devices: put into words here, sent below.

What is sent is noted before it is sent: a worker that is killed in between leaves a device without
it, and nothing is told twice. What a push service does not take for the moment is asked for again
by the numbers of browser and notices. The news stay on the site either way.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from accounts.models import Account
from frontend.chosen import as_chosen_by
from frontend.pages.notices import lines
from notifications import devices
from notifications.models import PushSubscription
from notifications.push import Outcome, send
from notifications.selectors import Told, to_push, to_push_again
from notifications.services import put_on_devices


@dataclass(frozen=True, slots=True)
class Message:
    """One notice as a device shows it; one of the same topic takes its place."""

    notice: int
    title: str
    url: str
    language: str

    @property
    def topic(self) -> str:
        """What a later message about the same notice has as well."""
        return f"notice-{self.notice}"

    @property
    def body(self) -> bytes:
        """JSON for `frontend/assets/push.ts`."""
        said = {"title": self.title, "url": self.url, "tag": self.topic, "lang": self.language}
        return json.dumps(said, ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True)
class Later:
    """What one browser's push service did not take for the moment."""

    browser: int
    notices: Sequence[int]
    #: How long it asks to be left alone.
    wait_seconds: int


@dataclass(frozen=True, slots=True)
class Delivered:
    """How many messages were taken, and what is to be sent again."""

    taken: int = 0
    later: Sequence[Later] = field(default_factory=tuple)


def deliver(number: int, now: datetime) -> Delivered:
    """Send an account's fresh news to each of its browsers; those that are gone are forgotten."""
    messages, browsers = _take(number, now)
    told = [_tell(browser, messages, now) for browser in browsers]
    return Delivered(
        sum(taken for taken, _ in told), [later for _, later in told if later is not None]
    )


def deliver_again(browser: int, notices: Sequence[int], now: datetime) -> Delivered:
    """Send to one browser what it did not get, as far as it is not read or too old by now."""
    found = PushSubscription.objects.select_related("account").filter(pk=browser).first()
    if found is None or not found.account.is_active:
        return Delivered()
    told = to_push_again(found.account, notices, now)
    taken, later = _tell(found, _messages(found.account, told, now), now)
    return Delivered(taken, [later] if later else [])


def _tell(
    browser: PushSubscription, messages: Sequence[Message], now: datetime
) -> tuple[int, Later | None]:
    """Send until the push service takes no more; how many it took, and what it will later."""
    for taken, message in enumerate(messages):
        answer = send(browser, message=message.body, topic=message.topic, now=now)
        match answer.outcome:
            case Outcome.TAKEN:
                continue
            case Outcome.GONE:
                devices.forget(browser)
            case Outcome.LATER:
                rest = [each.notice for each in messages[taken:]]
                return taken, Later(browser.pk, rest, answer.wait_seconds)
            case Outcome.FAILED:
                pass
        return taken, None
    return len(messages), None


@transaction.atomic
def _take(number: int, now: datetime) -> tuple[list[Message], list[PushSubscription]]:
    account = Account.objects.get(pk=number)
    browsers = list(account.push_subscriptions.order_by("at", "id"))
    told, seen = to_push(account, now)
    put_on_devices(seen)
    return _messages(account, told, now), browsers


def _messages(account: Account, told: Sequence[Told], now: datetime) -> list[Message]:
    """News in the account's language, the oldest first, so that the newest lies on top."""
    with as_chosen_by(account) as language:
        said = lines(account, told, now=now)
    messages = [
        Message(each.id, words, url or "/notices", language)
        for each, (words, url) in zip(told, said, strict=True)
    ]
    return messages[::-1]
