"""Who looks after the whole site: given and taken by two administrators or by who runs it, and on
record.
"""

from datetime import datetime

from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from moderation.errors import ModerationError
from moderation.rights import SiteOffice
from moderation.services.recording import record
from notifications.kinds import Kind, News
from notifications.services import tell


@transaction.atomic
def appoint(account: Account, *, office: SiteOffice, operator: str, now: datetime) -> None:
    """Give an account an office of the site, or take it; the same again changes nothing.

    It counts at the next request, and whose it is hears of it. ModerationError for a closed
    account. Locks the account's row.
    """
    held = lock_account(account.pk)
    if not held.is_active:
        raise ModerationError("This account is closed.")
    staff, chief = office is not SiteOffice.NONE, office is SiteOffice.ADMINISTRATOR
    if (held.is_staff, held.is_superuser) == (staff, chief):
        return
    before = site_office(held)
    held.is_staff, held.is_superuser = staff, chief
    held.save(update_fields=["is_staff", "is_superuser"])
    record(
        None,
        act="account.appointed",
        account=held,
        details={"before": before.value, "after": office.value, "operator": operator},
        now=now,
    )
    group = f"office/{office}/{now.isoformat()}"
    tell([News(held.pk, Kind.OFFICE, key=group, group=group, at=now)])


def site_office(account: Account) -> SiteOffice:
    """The office that an account has."""
    if not account.is_staff:
        return SiteOffice.NONE
    return SiteOffice.ADMINISTRATOR if account.is_superuser else SiteOffice.MODERATOR
