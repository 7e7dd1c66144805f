"""Tables of accounts, one noun a file."""

from accounts.models.account import Account, Accounts
from accounts.models.follow import Follow
from accounts.models.preferences import Preferences

__all__ = ["Account", "Accounts", "Follow", "Preferences"]
