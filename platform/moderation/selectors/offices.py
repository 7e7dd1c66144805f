"""What an account may look after."""

from accounts.models import Account
from accounts.standing import Standing, standing_of
from communities.selectors import offices_of
from ledger.selectors import database_time
from moderation.rights import Office


def office_of(account: Account) -> Office:
    """The offices of an account; none while it is suspended or closed. At most three queries."""
    if not account.is_active:
        return Office(account.pk)
    if standing_of(account.pk, now=database_time()) is Standing.SUSPENDED:
        return Office(account.pk)
    return Office(
        account=account.pk,
        moderator=account.is_staff,
        administrator=account.is_staff and account.is_superuser,
        communities=offices_of(account.pk),
    )
