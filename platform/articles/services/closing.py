"""Closing an account, texts included: the whole of what leaving means."""

from collections import Counter
from datetime import datetime
from typing import Final

from django.db import transaction

from accounts.closing import empty
from accounts.locks import lock_account
from accounts.models import Account
from articles.erasures import Erased, Gone
from articles.models import Article, Comment, Erasure, Media
from articles.services.certifying import Removed, certify
from articles.services.lifecycle import erase
from articles.services.media import forget
from articles.services.portraits import remove_portrait
from articles.states import State, may_become
from communities.errors import CommunityError
from communities.models import Membership
from communities.services import leave

#: An owner stays with the community under the new name, so that its wallet has somebody.
_STAYS: Final = frozenset({"communities.Membership"})
#: What finds texts that were kept.
_WITH_TEXTS: Final = frozenset({"articles.SearchEntry"})


def close_account(account: Account, *, erase_texts: bool, now: datetime) -> Erasure:
    """Erase what is known about a person; their texts go too, or stay without a name. The
    certificate says how much went with the account; texts have certificates of their own.

    Wallet, votes and ledger stay as they are. Some twenty queries for each text that is erased,
    which is in a transaction of its own: who wrote thousands and is cut off asks again, and the
    rest goes. The person goes in one transaction, with what was written meanwhile.
    """
    if erase_texts:
        _erase_texts(account, now=now)
    return _leave(account, erase_texts=erase_texts, now=now)


@transaction.atomic
def _leave(account: Account, *, erase_texts: bool, now: datetime) -> Erasure:
    """Locks the account's row first: what is published waits for it and is refused then."""
    lock_account(account.pk)
    removed = Removed(Counter({Gone.PROFILE: 1}))
    for membership in Membership.objects.filter(account=account).select_related("community"):
        try:
            leave(membership.community, account=account, now=now)
        except CommunityError:
            continue
        removed.counts[Gone.MEMBERSHIPS] += 1
    if erase_texts:
        _erase_texts(account, now=now)
        uploads = Media.objects.filter(owner=account).values_list("pk", flat=True)
        forget(uploads, removed=removed, now=now)
    remove_portrait(account, now=now)
    removed.count(empty(account, keep=_STAYS if erase_texts else _STAYS | _WITH_TEXTS, now=now))
    return certify(Erased.ACCOUNT, subject=account.pk, account_id=account.pk, removed=removed)


def _erase_texts(account: Account, *, now: datetime) -> None:
    """Erase all that have words still."""
    for model in (Comment, Article):
        for number, state in model.objects.filter(author=account).values_list("pk", "state"):
            if may_become(State(state), target=State.ERASED):
                erase(number, author=account, now=now)
