"""Following a community: its texts come to the reader, who takes no part in it."""

from datetime import datetime

from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from communities.models import Community, Subscription


@transaction.atomic
def follow(community: Community, *, account: Account, now: datetime) -> None:
    """Follow a community of any kind, in whatever role, muted too; twice changes nothing. Locks
    the account's row, so that closing the account either ends it or comes first.
    """
    lock_account(account.pk)
    Subscription.objects.bulk_create(
        [Subscription(community=community, account=account, at=now)], ignore_conflicts=True
    )


def unfollow(community: Community, *, account: Account) -> None:
    """Follow it no more; twice changes nothing. Members are brought its texts all the same."""
    Subscription.objects.filter(community=community, account=account).delete()
