"""A community's row, locked for somebody who has the right to change it."""

from datetime import datetime

from django.db.models import F

from accounts.models import Account
from accounts.standing import suspended
from communities.errors import CommunityError
from communities.models import Community, Membership, RoleChange
from communities.roles import Right, Role, may


def locked_community(community: Community) -> Community:
    """The community as it is now, its row locked until the transaction ends."""
    return Community.objects.select_for_update().get(pk=community.pk)


def locked_community_for(community: Community, *, by: Account, right: Right) -> Community:
    """As `locked_community`; CommunityError where the account has no such right in it, or is
    suspended.
    """
    found = locked_community(community)
    require_voice(by)
    if not may(role_in(found, by), right):
        raise CommunityError("You have no such right in this community any more.")
    return found


def require_voice(by: Account) -> None:
    """CommunityError where the account is suspended, whatever its role. One query."""
    if suspended().filter(account=by).exists():
        raise CommunityError("Your account is suspended: others look after this meanwhile.")


def role_in(community: Community, account: Account) -> Role:
    """What the account is in a community whose row is locked."""
    found = Membership.objects.filter(community=community, account=account).first()
    return Role(found.role) if found else Role.GUEST


def change_role(
    community: Community, *, account: Account, after: Role, by: Account | None, now: datetime
) -> None:
    """Write a role and how it changed, and count members, in a community whose row is locked."""
    before = role_in(community, account)
    if before is after:
        return
    mine = Membership.objects.filter(community=community, account=account)
    if after is Role.GUEST:
        mine.delete()
    elif not mine.update(role=after.value):
        Membership.objects.create(community=community, account=account, role=after, joined_at=now)
    moved = int(after.belongs) - int(before.belongs)
    if moved:
        Community.objects.filter(pk=community.pk).update(members=F("members") + moved)
    RoleChange.objects.create(
        community=community,
        account=account,
        before=before.value,
        after=after.value,
        by=by,
        at=now,
    )
