"""Becoming a member, at once, by asking or by being asked; and leaving."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from accounts.models import Account
from accounts.standing import require_good
from communities.errors import CommunityError
from communities.models import Community, Invitation, JoinRequest
from communities.roles import Kind, Right, Role, may
from communities.services.locked import (
    change_role,
    locked_community,
    locked_community_for,
    role_in,
)
from notifications.kinds import Kind as Notice
from notifications.kinds import News
from notifications.services import tell

MAX_WORDS: Final = 500
#: An invitation nobody answered is forgotten.
INVITED_FOR: Final = timedelta(days=30)


@transaction.atomic
def join(community: Community, *, account: Account, now: datetime) -> None:
    """Become a member of a topic; doing it twice changes nothing. Locks the community's row.

    CommunityError for who is muted there, and where members are let in by moderators; Suspended.
    """
    require_good(account, now=now)
    here = locked_community(community)
    role = role_in(here, account)
    if role.belongs:
        return
    _require_voice(role)
    if Kind(here.kind) is not Kind.TOPIC:
        raise CommunityError("Members of this community are let in by its moderators: ask them.")
    _let_in(here, account=account, by=account, now=now)


@transaction.atomic
def ask_to_join(community: Community, *, account: Account, words: str, now: datetime) -> None:
    """Ask the moderators to be let in; asking again changes the words. Locks the community's row.

    Where everybody may join, or a moderator asked the account already, it is a member at once.
    CommunityError for who is muted there and for too many words; Suspended.
    """
    require_good(account, now=now)
    here = locked_community(community)
    role = role_in(here, account)
    if role.belongs:
        return
    _require_voice(role)
    if len(words) > MAX_WORDS:
        raise CommunityError("What you say to the moderators has at most 500 characters.")
    if Kind(here.kind) is Kind.TOPIC or _invitation(here, account, now=now) is not None:
        _let_in(here, account=account, by=account, now=now)
        return
    JoinRequest.objects.update_or_create(
        community=here, account=account, defaults={"words": words.strip(), "asked_at": now}
    )
    _tell_who_lets_in(here, asker=account, now=now)


@transaction.atomic
def answer_request(
    community: Community, *, account: Account, by: Account, let_in: bool, now: datetime
) -> None:
    """Let somebody in who asked, or not; what was answered meanwhile stays. Locks the community's
    row. CommunityError for who is no moderator of it.
    """
    here = locked_community_for(community, by=by, right=Right.KEEP_MEMBERS)
    if not JoinRequest.objects.filter(community=here, account=account).exists():
        return
    JoinRequest.objects.filter(community=here, account=account).delete()
    if let_in:
        _let_in(here, account=account, by=by, now=now)
    _tell_who_asked(here, account=account, let_in=let_in, now=now)


@transaction.atomic
def invite(community: Community, *, account: Account, by: Account, now: datetime) -> None:
    """Ask somebody to become a member; who has asked to be one is let in. Locks the community.

    CommunityError for who is no moderator of it, and for who is a member or muted.
    """
    here = locked_community_for(community, by=by, right=Right.KEEP_MEMBERS)
    role = role_in(here, account)
    if role.belongs:
        raise CommunityError("@%(name)s is a member already.", name=account.name)
    if role is Role.MUTED:
        raise CommunityError("@%(name)s is muted here: end that first.", name=account.name)
    if JoinRequest.objects.filter(community=here, account=account).exists():
        _let_in(here, account=account, by=by, now=now)
        _tell_who_asked(here, account=account, let_in=True, now=now)
        return
    ask(here, account=account, role=Role.MEMBER, by=by, now=now)


@transaction.atomic
def accept_invitation(community: Community, *, account: Account, now: datetime) -> None:
    """Become what one was asked to be; doing it twice changes nothing. Locks the community's row.

    CommunityError where nobody asks any more: who asked is no officer now, or it is 30 days ago.
    """
    require_good(account, now=now)
    here = locked_community(community)
    found = _invitation(here, account, now=now)
    role = role_in(here, account)
    if found is None:
        if role.belongs:
            return
        raise CommunityError("This invitation is not open any more: ask a moderator.")
    asker = role_in(here, found.invited_by)
    wanted = Role(found.role)
    if wanted is Role.OWNER and not role.belongs:
        raise CommunityError("Only a member can become an owner: join first.")
    if not (asker is Role.OWNER if wanted is Role.OWNER else asker.is_officer):
        raise CommunityError("Who asked you has no say in this community any more.")
    if wanted is Role.MEMBER:
        _require_voice(role)
        _let_in(here, account=account, by=found.invited_by, now=now)
        return
    found.delete()
    change_role(here, account=account, after=wanted, by=found.invited_by, now=now)


@transaction.atomic
def decline_invitation(community: Community, *, account: Account) -> None:
    """Say no; doing it twice changes nothing."""
    Invitation.objects.filter(community=community, account=account).delete()


@transaction.atomic
def take_back_invitation(community: Community, *, account: Account, by: Account) -> bool:
    """Ask somebody no more, and say whether they were asked; what they answered meanwhile stays.
    Locks the community's row. CommunityError for who is no moderator of it, and about who is asked
    to be its owner for who is none.
    """
    here = locked_community_for(community, by=by, right=Right.KEEP_MEMBERS)
    found = Invitation.objects.filter(community=here, account=account).first()
    if found is None:
        return False
    if found.role == Role.OWNER and not may(role_in(here, by), Right.HAND_OVER):
        raise CommunityError("Only an owner takes back what an owner asked.")
    found.delete()
    return True


@transaction.atomic
def leave(community: Community, *, account: Account, now: datetime) -> None:
    """Stop being a member; doing it twice changes nothing. Locks the community's row.

    CommunityError for its only owner: somebody has to look after the community. Who is muted
    stays so.
    """
    here = locked_community(community)
    role = role_in(here, account)
    JoinRequest.objects.filter(community=here, account=account).delete()
    if not role.belongs:
        return
    owners = here.memberships.filter(role=Role.OWNER.value)
    if role is Role.OWNER and owners.count() == 1:
        raise CommunityError("The owner stays: hand the community over before you leave it.")
    change_role(here, account=account, after=Role.GUEST, by=account, now=now)


def ask(here: Community, *, account: Account, role: Role, by: Account, now: datetime) -> None:
    """Keep the question to somebody and tell them, in a community whose row is locked."""
    Invitation.objects.update_or_create(
        community=here,
        account=account,
        defaults={"role": role.value, "invited_by": by, "invited_at": now},
    )
    key = f"invited-to/{here.slug}/{role.value}/{now.date().isoformat()}"
    tell([News(account.pk, Notice.INVITED, key=key, group=key, at=now, actor=by.pk)])


def _tell_who_lets_in(here: Community, *, asker: Account, now: datetime) -> None:
    """That somebody asks, once a day."""
    roles = [role.value for role in Role if may(role, Right.KEEP_MEMBERS)]
    officers = here.memberships.filter(role__in=roles).values_list("account", flat=True)
    group = f"door/{here.slug}"
    key = f"{group}/{asker.pk}/{now.date().isoformat()}"
    tell(
        News(each, Notice.ASKED, key=key, group=group, at=now, actor=asker.pk) for each in officers
    )


def _tell_who_asked(here: Community, *, account: Account, let_in: bool, now: datetime) -> None:
    """What came of it; never who said no."""
    group = f"door/{here.slug}/{'in' if let_in else 'no'}"
    key = f"{group}/{now.isoformat()}"
    tell([News(account.pk, Notice.INVITED, key=key, group=group, at=now)])


def _let_in(here: Community, *, account: Account, by: Account, now: datetime) -> None:
    JoinRequest.objects.filter(community=here, account=account).delete()
    Invitation.objects.filter(community=here, account=account).delete()
    if not role_in(here, account).belongs:
        change_role(here, account=account, after=Role.MEMBER, by=by, now=now)


def _invitation(here: Community, account: Account, *, now: datetime) -> Invitation | None:
    found = Invitation.objects.filter(
        community=here, account=account, invited_at__gt=now - INVITED_FOR
    )
    return found.select_related("invited_by").first()


def _require_voice(role: Role) -> None:
    if role is Role.MUTED:
        raise CommunityError(
            "Moderators muted you in this community: you cannot join it now. Your cases say until "
            "when."
        )
