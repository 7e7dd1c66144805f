"""Roles and titles, given by officers."""

from datetime import datetime
from typing import Final

from django.db import transaction

from accounts.models import Account
from communities.errors import CommunityError
from communities.models import Community, Membership, RoleChange
from communities.roles import MOST_OFFICERS, OFFICERS, Right, Role, may_give
from communities.services.locked import (
    change_role,
    locked_community,
    locked_community_for,
    require_voice,
    role_in,
)
from notifications.kinds import Kind, News
from notifications.services import tell

MAX_TITLE: Final = 32


@transaction.atomic
def give_role(
    community: Community, *, account: Account, role: Role, by: Account, now: datetime
) -> None:
    """Give somebody another role; the same again changes nothing. Locks the community's row.

    CommunityError unless `roles.may_give` lets who does it; for who is suspended; for more than
    100 officers; for somebody who never joined; and for muting, which takes a decision. Who is
    muted stays so until that decision ends: only the office that waits for them can be taken.
    Who has the role is told, and by which role it was given.
    """
    here = locked_community(community)
    require_voice(by)
    before = role_in(here, account)
    if before is role:
        return
    if role is Role.MUTED:
        raise CommunityError(
            "Nobody is muted without a decision: choose “Look into this” beside the person,"
            " and decide the case."
        )
    if before is Role.MUTED:
        _take_waiting_office(here, account=account, leave=role, by=by, now=now)
        return
    giver = role_in(here, by)
    if not may_give(giver, before=before, after=role, oneself=account == by):
        raise CommunityError("Your own role gives you no say over that role.")
    if before is Role.GUEST:
        raise CommunityError("@%(name)s is no member: invite them first.", name=account.name)
    if role.is_officer and not before.is_officer:
        officers = here.memberships.filter(role__in=[each.value for each in OFFICERS])
        if officers.count() >= MOST_OFFICERS:
            raise CommunityError("A community has at most 100 officers.")
    change_role(here, account=account, after=role, by=by, now=now)
    _tell(here, account=account, what=role.value, giver=giver, by=by, now=now)


@transaction.atomic
def give_title(
    community: Community, *, account: Account, title: str, by: Account, now: datetime
) -> None:
    """Put a few words beside a member's name, or none for ""; the member is told. Locks the
    community's row.

    CommunityError for who is no moderator of it, for more than 32 characters, and for who is no
    member.
    """
    here = locked_community_for(community, by=by, right=Right.KEEP_MEMBERS)
    title = " ".join(title.split())
    if len(title) > MAX_TITLE:
        raise CommunityError("A title has at most 32 characters.")
    if not role_in(here, account).belongs:
        raise CommunityError("@%(name)s is no member: invite them first.", name=account.name)
    theirs = Membership.objects.filter(community=here, account=account)
    if theirs.exclude(title=title).update(title=title):
        what = "title" if title else "no-title"
        _tell(here, account=account, what=what, giver=role_in(here, by), by=by, now=now)


def _tell(
    here: Community, *, account: Account, what: str, giver: Role, by: Account, now: datetime
) -> None:
    """That something was given, and by which role; never by whom."""
    if account == by:
        return
    group = f"role/{here.slug}/{what}/{giver.value}"
    key = f"{group}/{now.isoformat()}"
    tell([News(account.pk, Kind.ROLE, key=key, group=group, at=now)])


@transaction.atomic
def mute(community: Community, *, account: Account, now: datetime) -> None:
    """Mute somebody by a decision, until one ends it. Locks the community's row.

    No rights are asked here: whoever decides has them. An owner stays owner: CommunityError.
    """
    here = locked_community(community)
    if role_in(here, account) is Role.OWNER:
        raise CommunityError("An owner cannot be muted in their own community.")
    change_role(here, account=account, after=Role.MUTED, by=None, now=now)


@transaction.atomic
def unmute(community: Community, *, account: Account, now: datetime) -> None:
    """Give an account that decisions muted back what it was, less an office that was taken from
    it meanwhile. Locks the community's row.
    """
    here = locked_community(community)
    waiting = _waiting(here, account)
    if waiting is not None:
        change_role(here, account=account, after=waiting, by=None, now=now)


def _waiting(here: Community, account: Account) -> Role | None:
    """What an account that decisions muted becomes again once they end; None for who is not."""
    last = RoleChange.objects.filter(community=here, account=account).order_by("pk").last()
    muted = last is not None and last.by_id is None and last.after == Role.MUTED
    return Role(last.before) if last is not None and muted else None


def _take_waiting_office(
    here: Community, *, account: Account, leave: Role, by: Account, now: datetime
) -> None:
    """Let who is muted come back as less than the officer that they were. CommunityError."""
    waiting = _waiting(here, account)
    if waiting is None or not waiting.is_officer or leave.rank >= waiting.rank:
        raise CommunityError(
            "@%(name)s is muted here until that decision ends or is taken back: no role changes "
            "it.",
            name=account.name,
        )
    giver = role_in(here, by)
    if not may_give(giver, before=waiting, after=leave):
        raise CommunityError("Your own role gives you no say over that role.")
    change_role(here, account=account, after=leave, by=by, now=now)
    change_role(here, account=account, after=Role.MUTED, by=None, now=now)
    _tell(here, account=account, what=leave.value, giver=giver, by=by, now=now)
