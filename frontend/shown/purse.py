"""What the pages about a community's money show."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontend.phrases import When
from frontend.shown.feeds import CommunityHead
from frontend.shown.shares import ShareLine
from frontend.shown.wallets import WalletPage


@dataclass(frozen=True, slots=True)
class SharePage:
    """The part of authors' rewards that a community takes, where its owners set it."""

    head: CommunityHead
    #: What it is now, in words.
    now: str
    changes: Sequence[ShareLine]


@dataclass(frozen=True, slots=True)
class SpendingLine:
    """A payment out of the community's wallet: asked for, made, or not made."""

    amount: str
    to: str
    to_url: str
    words: str
    #: Who asked, who signed or stopped it, and as what.
    who: str
    when: When
    #: Where officers sign or refuse it; "" for who may not.
    url: str = ""


@dataclass(frozen=True, slots=True)
class PurseMonth:
    """What came in and went out in a month."""

    label: str
    came: str
    went: str


@dataclass(frozen=True, slots=True)
class PursePage:
    """A community's wallet as the public statement it is."""

    head: CommunityHead
    wallet: WalletPage
    #: What comes in by itself, in words.
    share: str
    #: Whether the reader may ask for payments, and why they cannot be signed, if so.
    spends: bool
    warning: str
    #: What waits for a second officer, and the last that was paid or was not.
    waiting: Sequence[SpendingLine]
    over: Sequence[SpendingLine]
    #: The newest first; on the first page of the history alone.
    months: Sequence[PurseMonth] = ()


@dataclass(frozen=True, slots=True)
class SpendPage:
    """The form by which an officer asks for a payment."""

    head: CommunityHead
    holds: str
    #: Why it cannot be signed by anybody, if so.
    warning: str


@dataclass(frozen=True, slots=True)
class SpendingPage:
    """One payment, where officers sign or refuse it."""

    head: CommunityHead
    number: str
    line: SpendingLine
    holds: str
    ends: str
    may_sign: bool
    may_stop: bool
    #: Whether it is the reader's own, which is withdrawn and not refused.
    own: bool
    #: Why the reader does not sign it, if so.
    why_not: str
