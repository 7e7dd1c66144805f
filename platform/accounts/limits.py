"""Limits of what allauth does not count itself, and what is left of a wait.

allauth counts attempts at its own pages, which are the only ones that take a password. The counts
are in the database's cache, so every process sees them and no broker has to be there.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from allauth.account import app_settings
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest

from accounts import devices
from accounts.models import Account

APP: Final = "allauth.account"


def guess(request: HttpRequest) -> ratelimit.RateLimitUsage | None:
    """Count a guess at a password or code by the browser's address; None once it had its share.

    Who guessed right takes this one back with `rollback()`, and no other: allauth forgets the
    counts of "login_failed" after a right code, and with them those of guesses at other accounts
    if addresses were counted there.
    """
    return ratelimit.consume(request, app=APP, action="guess")


def may_change_text(request: HttpRequest) -> bool:
    """Count a new version of a text or a comment by the account; False once it had its share.

    Publishing has a pace of its own. Without this one, whom a text may tell of itself would be
    bounded for its first version alone.
    """
    return ratelimit.consume(request, app=APP, action="change_text") is not None


def may_report(request: HttpRequest) -> bool:
    """Count a report by the browser's address; False once there were enough from there."""
    return ratelimit.consume(request, app=APP, action="report") is not None


def may_upload(request: HttpRequest) -> bool:
    """Count a file that somebody sent; False once the account had its share."""
    return ratelimit.consume(request, app=APP, action="upload") is not None


def may_write_to(
    email: str, *, request: HttpRequest, about: Literal["code", "password"], owner: Account | None
) -> bool:
    """Count a letter that somebody who is not signed in asks for; False once there were enough.

    An address bears few of them, whoever asks. So that a stranger cannot use them up and keep its
    owner out, one place has less than half of them, and a browser in which the `owner` signed in
    before has as many of its own.
    """
    key = f"{about} {email.lower()}"
    if owner is not None and devices.is_known(request, owner):
        return ratelimit.consume(request, app=APP, action="letter_from_home", key=key) is not None
    place = f"{key} {ratelimit.get_ip(request)}"
    from_one = ratelimit.consume(request, app=APP, action="letter_from_one", key=place)
    return bool(from_one and ratelimit.consume(request, app=APP, action="letter", key=key))


@dataclass(frozen=True, slots=True)
class Reached:
    """A limit that somebody reached: so many in so long, and how long until there is room."""

    most: int
    within: timedelta
    wait: timedelta


def seconds_left(request: HttpRequest, *, actions: Iterable[str]) -> int:
    """How long until one of these actions is allowed again for who asks; 60 where none is known.

    Only limits by address and by account are known here. One query each.
    """
    found = [each for action in actions for each in _reached(request, action)]
    return max((_seconds(each) for each in found), default=60)


def limit_reached(request: HttpRequest, *, action: str) -> Reached:
    """The limit that keeps somebody longest from an action which was just refused to them, its
    wait rounded up: nobody comes back too early. One query for each limit of it.
    """
    found = sorted(_reached(request, action), key=_seconds)
    if not found:
        # It ended between the refusal and this question.
        rate = ratelimit.parse_rates(app_settings.RATE_LIMITS[action])[0]
        return Reached(rate.amount, timedelta(seconds=rate.duration), timedelta(seconds=1))
    seconds = _seconds(found[-1])
    whole = seconds if seconds < 60 else -(-seconds // 60) * 60
    return replace(found[-1], wait=timedelta(seconds=whole))


def _reached(request: HttpRequest, action: str) -> Iterator[Reached]:
    now = time.time()
    for rate in ratelimit.parse_rates(app_settings.RATE_LIMITS.get(action)):
        if rate.per == "key" or (rate.per == "user" and not request.user.is_authenticated):
            continue
        key = ratelimit.get_cache_key(request, app=APP, action=action, rate=rate)
        history = cache.get(key, [])
        left = history[-1] + rate.duration - now if len(history) >= rate.amount else 0
        if left > 0:
            whole = timedelta(seconds=max(1, round(left)))
            yield Reached(rate.amount, timedelta(seconds=rate.duration), whole)


def _seconds(reached: Reached) -> int:
    return int(reached.wait.total_seconds())


def forget_expired(now: datetime) -> None:
    """Delete counts whose time is over; the cache would keep them until it is full. 1 query."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cache WHERE expires < %s", [now])
