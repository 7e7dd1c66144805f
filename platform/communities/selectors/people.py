"""The people of a community: members and officers, who waits to get in, how roles changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When

from accounts.models import Account
from communities.models import Community, Invitation, JoinRequest, Membership, RoleChange
from communities.roles import MEMBERS, OFFICERS, Role

A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a community."""

    account: int
    name: str
    shown_name: str
    role: Role
    title: str
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class Members:
    """A page of members, the newest first; `after` is where the next one begins, 0 for nowhere."""

    members: Sequence[Member]
    after: int


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks to be let in."""

    name: str
    shown_name: str
    words: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is asked to be a member, or an owner, and by whom."""

    name: str
    shown_name: str
    role: Role
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Changed:
    """How somebody's role changed; `by` is "" where time did it."""

    name: str
    before: Role
    after: Role
    by: str
    at: datetime


def members(community: Community, *, after: int = 0) -> Members:
    """A page of members behind the one whose membership has that number. One query."""
    found = _shown(community, [role.value for role in MEMBERS]).order_by("-pk")
    rows = list((found.filter(pk__lt=after) if after else found)[: A_PAGE + 1])
    return Members(
        [_member(row) for row in rows[:A_PAGE]], rows[A_PAGE - 1].pk if len(rows) > A_PAGE else 0
    )


def officers(community: Community) -> list[Member]:
    """Owners, admins and moderators, by rank and then by time; at most a hundred and the owners.
    One query.
    """
    ranked = Case(
        *(When(role=role.value, then=Value(-role.rank)) for role in OFFICERS),
        output_field=IntegerField(),
    )
    found = _shown(community, [role.value for role in OFFICERS])
    return [_member(row) for row in found.order_by(ranked, "joined_at", "pk")]


def muted(community: Community) -> list[Member]:
    """Who is muted, the newest membership first, fifty at most, each in the role that they get
    back. One query.
    """
    last = RoleChange.objects.filter(community=community, account=OuterRef("account"))
    waits = Subquery(last.order_by("-pk").values("before")[:1])
    found = _shown(community, [Role.MUTED.value]).annotate(waits=waits).order_by("-pk")
    return [replace(_member(row), role=Role(row.waits)) for row in found[:A_PAGE]]


def askers(community: Community) -> list[Asker]:
    """Who asks to be let in, the oldest first, fifty at most. One query."""
    found = JoinRequest.objects.filter(community=community).select_related("account")
    return [
        Asker(each.account.name, each.account.shown_name, each.words, each.asked_at)
        for each in found.order_by("asked_at", "pk")[:A_PAGE]
    ]


def request_of(account: Account, *, community: Community) -> datetime | None:
    """Since when an account asks to be let in; None where it does not. One query."""
    found = JoinRequest.objects.filter(community=community, account=account)
    return found.values_list("asked_at", flat=True).first()


def invited(community: Community) -> list[Invited]:
    """Whom it asks to be a member or an owner, the newest first, fifty at most. One query."""
    found = Invitation.objects.filter(community=community).select_related("account", "invited_by")
    return [
        Invited(
            each.account.name,
            each.account.shown_name,
            Role(each.role),
            each.invited_by.name,
            each.invited_at,
        )
        for each in found.order_by("-invited_at", "-pk")[:A_PAGE]
    ]


def invitation_of(account: Account, *, community: Community) -> Role | None:
    """What a community asks an account to be; None where it does not. One query."""
    found = Invitation.objects.filter(account=account, community=community)
    role = found.values_list("role", flat=True).first()
    return Role(role) if role else None


def role_changes(community: Community) -> list[Changed]:
    """The last fifty changes of roles, the newest first. One query."""
    found = RoleChange.objects.filter(community=community).select_related("account", "by")
    return [
        Changed(
            each.account.name,
            Role(each.before),
            Role(each.after),
            each.by.name if each.by else "",
            each.at,
        )
        for each in found.order_by("-at", "-pk")[:A_PAGE]
    ]


def _shown(community: Community, roles: list[str]) -> QuerySet[Membership]:
    return community.memberships.filter(role__in=roles).select_related("account")


def _member(row: Membership) -> Member:
    account = row.account
    return Member(
        account.pk, account.name, account.shown_name, Role(row.role), row.title, row.joined_at
    )
