"""Follows, of people and of communities, and memberships."""

from datetime import datetime

from django.http import Http404

from accounts.models import Account
from accounts.selectors import account_named
from accounts.services import follow, unfollow
from communities import services as rooms
from communities.selectors import community_named


def follow_as_wished(name: str, *, wish: str, follower: Account, now: datetime) -> None:
    """Stop following for the wish `unfollow`, follow for any other; twice changes nothing. Http404
    when nobody bears the name, AccountError for oneself.
    """
    followed = account_named(name)
    if followed is None:
        raise Http404
    if wish == "unfollow":
        unfollow(follower, followed=followed)
    else:
        follow(follower, followed=followed, now=now)


def join_as_wished(slug: str, *, wish: str, account: Account, now: datetime) -> None:
    """Follow or stop following for these two wishes, stop being a member for the wish `leave`,
    become one for any other; twice changes nothing. Http404 when there is no such community.
    """
    community = community_named(slug)
    if community is None:
        raise Http404
    if wish == "follow":
        rooms.follow(community, account=account, now=now)
    elif wish == "unfollow":
        rooms.unfollow(community, account=account)
    elif wish == "leave":
        rooms.leave(community, account=account, now=now)
    else:
        rooms.join(community, account=account, now=now)
