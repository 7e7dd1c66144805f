"""The notice where somebody's texts stood who is suspended."""

from datetime import datetime

from accounts.models import Account
from accounts.selectors import account_named
from accounts.standing import Standing, restriction_of, standing_of
from frontend.pages.removals import order_of_suspension
from frontend.phrases import date_and_hour
from frontend.shown.silence import Silence
from ledger.selectors import database_time


class Silenced(Exception):
    """The account of this name is suspended, and the page is another's: it has a notice."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def require_heard(name: str, *, viewer: Account | None, now: datetime) -> None:
    """Silenced where the account of that name is suspended and not the viewer. Two queries."""
    account = account_named(name)
    if account is None or (viewer is not None and viewer.pk == account.pk):
        return
    if standing_of(account.pk, now=now) is Standing.SUSPENDED:
        raise Silenced(account.name)


def silence(name: str) -> Silence:
    """What everybody is told instead. Four queries."""
    account, now = account_named(name), database_time()
    found = restriction_of(account.pk, now=now) if account else None
    if found is None:
        return Silence(name)
    return Silence(
        name,
        until=date_and_hour(found.until) if found.until else "",
        decided=order_of_suspension(found.decision, now=now),
    )
