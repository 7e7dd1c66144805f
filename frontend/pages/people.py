"""Follows and memberships."""

from datetime import datetime

from django.http import Http404

from accounts.models import Account
from accounts.selectors import account_named, follows
from accounts.services import follow, unfollow
from communities.selectors import communities_of, community_named
from communities.services import join, leave


def follow_or_not(name: str, *, follower: Account, now: datetime) -> None:
    """Follow, or stop; Http404 when nobody bears the name, AccountError for oneself."""
    followed = account_named(name)
    if followed is None:
        raise Http404
    if follows(follower, followed_id=followed.pk):
        unfollow(follower, followed=followed)
    else:
        follow(follower, followed=followed, now=now)


def join_or_leave(slug: str, *, account: Account, now: datetime) -> None:
    """Become a member, or stop being one; Http404 when there is no such community."""
    community = community_named(slug)
    if community is None:
        raise Http404
    if any(mine.slug == slug for mine in communities_of(account)):
        leave(community, account=account)
    else:
        join(community, account=account, now=now)
