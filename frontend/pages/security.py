"""The safety of an account: how it is opened, and what happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account, Event
from accounts.selectors import Doors, doors_of, security_log
from frontend.agents import device
from frontend.phrases import When, ink, when
from ledger.assets import Asset
from ledger.selectors import balances, share_price

PAGE: Final = 20
#: What the log, and notices, call each thing that happens.
WORDS: Final[Mapping[Event, Promise]] = {
    Event.SIGNED_IN: _("Signed in"),
    Event.NEW_DEVICE: _("Signed in from a new browser"),
    Event.PASSWORD_CHANGED: _("Password changed"),
    Event.PASSWORD_RESET: _("Password reset by mail"),
    Event.EMAIL_CHANGED: _("Address changed"),
    Event.TOTP_ON: _("Code app switched on"),
    Event.TOTP_OFF: _("Code app switched off"),
    Event.KEY_ADDED: _("Passkey added"),
    Event.KEY_REMOVED: _("Passkey removed"),
    Event.CODES_MADE: _("Recovery codes made"),
    Event.MONEY_OUT: _("Money left the wallet"),
    Event.POWER_MOVED: _("Ink Power moved"),
    Event.LIMIT_RAISED: _("Higher limits on sending asked for"),
    Event.LIMIT_LOWERED: _("Limits on sending lowered or kept"),
    Event.CLOSED: _("Account closed"),
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the log."""

    words: str
    when: When
    origin: str


@dataclass(frozen=True, slots=True)
class Security:
    """The page."""

    doors: Doors
    has_password: bool
    log: list[Happened]
    #: Where the log goes on, and where it begins if this is not its beginning; "" for nowhere.
    more_url: str
    first_url: str


def security(account: Account, *, before: int | None, now: datetime) -> Security:
    """How the account is opened and the 20 events before that one. 4 queries."""
    events = security_log(account, before=before, limit=PAGE + 1)
    return Security(
        doors=doors_of(account, now=now),
        has_password=account.has_usable_password(),
        log=[
            Happened(
                words=str(WORDS[Event(event.kind)]),
                when=when(event.at, now=now),
                origin=", ".join(filter(None, (device(event.agent), event.ip))),
            )
            for event in events[:PAGE]
        ],
        more_url=f"?before={events[PAGE - 1].pk}" if len(events) > PAGE else "",
        first_url="" if before is None else reverse("settings_security"),
    )


@dataclass(frozen=True, slots=True)
class Leaving:
    """What stays behind in the wallet."""

    liquid: str
    power: str


def leaving(account: Account) -> Leaving:
    """What the wallet of somebody who leaves still holds. 2 queries."""
    held = balances([account.wallet_id]).get(account.wallet_id, {})
    return Leaving(
        liquid=ink(held.get(Asset.INK, 0)),
        power=gettext("%(amount)s of Ink Power")
        % {"amount": ink(share_price().ink_for_vests(held.get(Asset.VESTS, 0)))},
    )
