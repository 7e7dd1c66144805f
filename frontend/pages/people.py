"""Profiles, follows and memberships."""

from datetime import datetime

from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from accounts.models import Account
from accounts.muting import Distance, distance
from accounts.selectors import account_named, follows
from accounts.selectors import profile as find_profile
from accounts.services import follow, unfollow
from communities.selectors import communities_of, community_named
from communities.services import join, leave
from frontend.pages import feeds
from frontend.phrases import number
from frontend.shown.feeds import Feed
from frontend.shown.people import Person


def profile(
    name: str, *, viewer: Account | None, after: str, now: datetime
) -> tuple[Person, Feed]:
    """The head of a profile and the person's texts; Http404 when nobody bears the name."""
    found = find_profile(name, viewer=viewer)
    if found is None:
        raise Http404
    kept = distance(viewer, other_id=found.account_id)
    head = Person(
        name=found.name,
        shown=found.shown_name,
        about=found.about,
        joined=gettext("here since %(month)s")
        % {"month": date_format(found.registered_at, "F Y", use_l10n=True)},
        followers=ngettext("%(n)s follower", "%(n)s followers", found.followers)
        % {"n": number(found.followers)},
        following_count=gettext("follows %(n)s") % {"n": number(found.following)},
        wallet=found.wallet,
        can_follow=viewer is not None and viewer.pk != found.account_id,
        followed=found.followed,
        muted=kept is Distance.MUTED,
        blocked=kept is Distance.BLOCKED,
    )
    return head, feeds.written_by(found.name, viewer=viewer, after=after, now=now)


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
