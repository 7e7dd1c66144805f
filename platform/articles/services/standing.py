"""Who is suspended writes nothing here: the refusal in the form that pages of texts expect."""

from datetime import datetime

from accounts.errors import Suspended
from accounts.models import Account
from accounts.standing import require_good
from articles.errors import InSuspension


def require_voice(account: Account, *, now: datetime) -> None:
    """InSuspension where the account is suspended. One query.

    It holds until the transaction ends if the account's row is locked.
    """
    try:
        require_good(account, now=now)
    except Suspended as refusal:
        raise InSuspension(refusal.sentence, **refusal.values) from refusal
