"""Tables of accounts, one noun a file."""

from accounts.models.account import Account, Accounts
from accounts.models.agreement import Agreement
from accounts.models.done import DoneForm
from accounts.models.event import Event, SecurityEvent
from accounts.models.follow import Follow
from accounts.models.letter import Letter
from accounts.models.memo import Memo, Side
from accounts.models.mute import Mute
from accounts.models.preferences import Preferences
from accounts.models.restriction import Restriction, RestrictionKind
from accounts.models.retired_name import RetiredName
from accounts.models.sending import SendingBounds, Sent
from accounts.models.treasury import TreasuryPayment

__all__ = [
    "Account",
    "Accounts",
    "Agreement",
    "DoneForm",
    "Event",
    "Follow",
    "Letter",
    "Memo",
    "Mute",
    "Preferences",
    "Restriction",
    "RestrictionKind",
    "RetiredName",
    "SecurityEvent",
    "SendingBounds",
    "Sent",
    "Side",
    "TreasuryPayment",
]
