"""Reads about the money of communities."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from accounts.models import Account
from communities.models import Community, ShareChange
from communities.selectors.communities import memberships_of

A_PAGE: Final = 20


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


def shares_of_communities(account: Account) -> dict[str, int]:
    """Basis points that the communities of an account take of an author's part, by their slugs;
    those that take nothing are absent. One query.
    """
    found = Community.objects.filter(memberships__in=memberships_of(account), host_share_bp__gt=0)
    return dict(found.values_list("slug", "host_share_bp"))


def slugs_of_wallets(wallets: Collection[int]) -> dict[int, str]:
    """The addresses of communities by their wallets; other wallets are absent. One query, none
    for none.
    """
    if not wallets:
        return {}
    found = Community.objects.filter(wallet__in=wallets)
    return dict(found.values_list("wallet_id", "slug"))
