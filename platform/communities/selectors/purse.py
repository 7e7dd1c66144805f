"""Reads about the money of communities."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from communities.models import Community, RoleChange, ShareChange, Spending
from communities.roles import Right, Role, may

A_PAGE: Final = 20
_WAITING: Final = 50
#: Who became owner or admin has no say over the money for so long.
FRESH_OFFICE: Final = timedelta(days=14)
_SPENDERS: Final = [role.value for role in Role if may(role, Right.SPEND)]


@dataclass(frozen=True, slots=True)
class ShareChanged:
    """From when on texts give so much, in basis points, and which owner set it so."""

    after_bp: int
    by: str
    at: datetime


def share_changes(community: Community) -> list[ShareChanged]:
    """The last twenty changes of the community's part, the newest first. One query."""
    found = ShareChange.objects.filter(community=community).select_related("by")
    return [
        ShareChanged(each.after_bp, each.by.name, each.at)
        for each in found.order_by("-at", "-pk")[:A_PAGE]
    ]


def slugs_of_wallets(wallets: Collection[int]) -> dict[int, str]:
    """The addresses of communities by their wallets; other wallets are absent. One query, none
    for none.
    """
    if not wallets:
        return {}
    found = Community.objects.filter(wallet__in=wallets)
    return dict(found.values_list("wallet_id", "slug"))


def spenders(community: Community) -> list[int]:
    """The accounts of its owners and admins that are not closed. One query."""
    there = community.memberships.filter(role__in=_SPENDERS, account__is_active=True)
    return list(there.order_by("pk").values_list("account_id", flat=True))


def new_officers(community: Community, *, now: datetime) -> set[int]:
    """The accounts that became owner or admin less than two weeks ago; from admin to owner is
    nothing new. One query.
    """
    lately = RoleChange.objects.filter(
        community=community, after__in=_SPENDERS, at__gt=now - FRESH_OFFICE
    )
    return set(lately.exclude(before__in=_SPENDERS).values_list("account_id", flat=True))


def spending_of(number: int) -> Spending | None:
    """A spending with its community and its people. One query."""
    return _spendings().filter(pk=number).first()


def spendings_of(community: Community, *, now: datetime) -> list[Spending]:
    """What waits for a second key, the oldest first and fifty at most. One query."""
    waiting = _spendings().filter(community=community, state=Spending.State.ASKED, ends_at__gt=now)
    return list(waiting.order_by("pk")[:_WAITING])


def spendings_over(community: Community, *, now: datetime) -> list[Spending]:
    """The last twenty that are paid, refused or ended without a second key. One query."""
    over = _spendings().filter(community=community)
    waiting = Q(state=Spending.State.ASKED, ends_at__gt=now)
    return list(over.exclude(waiting).order_by("-pk")[:A_PAGE])


def purposes_of(batches: Collection[int]) -> dict[int, str]:
    """What spendings were for, by the batches that paid them. One query, none for none."""
    if not batches:
        return {}
    found = Spending.objects.filter(batch__in=batches).values_list("batch", "words")
    return {batch: words for batch, words in found if batch is not None}


def _spendings() -> QuerySet[Spending]:
    return Spending.objects.select_related(
        "community", "receiver", "asked_by", "signed_by", "stopped_by"
    )
