"""Writes about communities: found, join, leave."""

import re
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from accounts.models import Account
from accounts.standing import require_good
from communities.errors import CommunityError
from communities.models import SLUG_PATTERN, Community, Membership
from communities.roles import Role
from ledger.models import Kind
from ledger.services import open_wallet


def found(slug: str, *, title: str, about: str = "", founder: Account, now: datetime) -> Community:
    """Found a community with a wallet of its own; the founder is its owner and first member.

    CommunityError when the slug breaks the rule or is taken, or the title is empty or too long;
    Suspended.
    """
    require_good(founder, now=now)
    title = " ".join(title.split())
    if not re.fullmatch(SLUG_PATTERN, slug):
        raise CommunityError(
            "An address has 3 to 32 characters: a to z, digits and hyphens, a letter first."
        )
    if not 1 <= len(title) <= 60:
        raise CommunityError("A community needs a title of at most 60 characters.")
    if len(about) > 1000:
        raise CommunityError("What a community says about itself has at most 1000 characters.")
    _require_free(slug)
    try:
        with transaction.atomic():
            community = Community.objects.create(
                slug=slug,
                title=title,
                about=about,
                wallet_id=open_wallet(Kind.COMMUNITY),
                founder=founder,
                founded_at=now,
                members=1,
            )
            Membership.objects.create(
                community=community, account=founder, role=Role.OWNER, joined_at=now
            )
            return community
    except IntegrityError:
        # Somebody was quicker, and is seen now.
        _require_free(slug)
        raise


@transaction.atomic
def join(community: Community, *, account: Account, now: datetime) -> None:
    """Become a member; doing it twice changes nothing. Locks the community's row. Suspended."""
    require_good(account, now=now)
    held = Community.objects.select_for_update().get(pk=community.pk)
    if held.memberships.filter(account=account).exists():
        return
    Membership.objects.create(community=held, account=account, joined_at=now)
    Community.objects.filter(pk=held.pk).update(members=F("members") + 1)


@transaction.atomic
def leave(community: Community, *, account: Account) -> None:
    """Stop being a member; doing it twice changes nothing. Locks the community's row.

    CommunityError for an owner: somebody has to look after the community.
    """
    held = Community.objects.select_for_update().get(pk=community.pk)
    membership = held.memberships.filter(account=account).first()
    if membership is None:
        return
    if not Role(membership.role).may_leave:
        raise CommunityError("The owner stays: hand the community over before you leave it.")
    membership.delete()
    Community.objects.filter(pk=held.pk).update(members=F("members") - 1)


def _require_free(slug: str) -> None:
    if Community.objects.filter(slug=slug).exists():
        raise CommunityError(
            "A community has the address %(slug)s already; choose another one.", slug=slug
        )
