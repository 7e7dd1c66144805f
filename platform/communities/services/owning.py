"""Handing a community over, and taking one up that nobody looks after."""

from datetime import datetime

from django.db import transaction

from accounts.models import Account
from accounts.standing import require_good
from communities.errors import CommunityError
from communities.models import Community
from communities.roles import Right, Role
from communities.selectors import is_orphaned, successors
from communities.services.joining import ask
from communities.services.locked import (
    change_role,
    locked_community,
    locked_community_for,
    role_in,
)


@transaction.atomic
def offer_ownership(community: Community, *, account: Account, by: Account, now: datetime) -> None:
    """Ask a member to become an owner beside the others, who may leave then. Locks the community.

    CommunityError for who is no owner of it, and for who is no member or an owner already.
    """
    here = locked_community_for(community, by=by, right=Right.HAND_OVER)
    role = role_in(here, account)
    if role is Role.OWNER:
        raise CommunityError("@%(name)s is an owner already.", name=account.name)
    if not role.belongs:
        raise CommunityError("@%(name)s is no member: invite them first.", name=account.name)
    ask(here, account=account, role=Role.OWNER, by=by, now=now)


@transaction.atomic
def claim(community: Community, *, account: Account, now: datetime) -> None:
    """Become the owner of a community whose owners all closed their accounts, or are suspended for
    long and come back as members. Locks the community.

    Its officers come first, by rank and time, then its members: `selectors.successors`.
    CommunityError for anybody else, and where there is an owner; Suspended.
    """
    require_good(account, now=now)
    here = locked_community(community)
    if role_in(here, account) is Role.OWNER:
        return
    if not is_orphaned(here, now=now):
        raise CommunityError("This community has an owner.")
    if account.pk not in successors(here, now=now):
        raise CommunityError("Others come first: members of a higher role can claim it.")
    for gone in here.memberships.filter(role=Role.OWNER.value).select_related("account"):
        after = Role.MEMBER if gone.account.is_active else Role.GUEST
        change_role(here, account=gone.account, after=after, by=account, now=now)
    change_role(here, account=account, after=Role.OWNER, by=account, now=now)
