"""What the pages about a community's money show."""

from collections.abc import Sequence
from dataclasses import dataclass

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
class PursePage:
    """A community's wallet as the public statement it is."""

    head: CommunityHead
    wallet: WalletPage
    #: What comes in by itself, in words.
    share: str
