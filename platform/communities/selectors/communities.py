"""Reads about communities: the list, one of them, a person's own, and what somebody is in them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import QuerySet, Value

from accounts.models import Account
from accounts.standing import away
from communities.models import Community, Invitation, JoinRequest, Membership, Subscription
from communities.roles import MEMBERS, OFFICERS, Kind, Role

#: So many of the longest members may claim a community without owner or officer.
HEIRS: Final = 10
_MEMBERS: Final = [role.value for role in MEMBERS]


@dataclass(frozen=True, slots=True)
class CommunityCard:
    """A community as lists and its own page show it."""

    id: int
    slug: str
    title: str
    about: str
    wallet: int
    members: int
    kind: Kind
    #: Basis points of the author's part that texts published here give its wallet.
    share_bp: int
    language: str
    #: Address of its picture's files and what is to be seen on it; "" for none.
    picture: str
    picture_alt: str
    #: What the viewer is in it, whether they belong to it, and whether they follow it besides.
    role: Role
    joined: bool
    followed: bool
    #: Whether the viewer asks to be let in, and whether the community asks them to be something.
    asks: bool
    invited: bool


@dataclass(frozen=True, slots=True)
class Rooms:
    """One page of communities, each with its name in addresses and its title, and where the next
    page begins; "" where the list ends.
    """

    rooms: Sequence[tuple[str, str]]
    after: str


def community_named(slug: str) -> Community | None:
    """The community at that address."""
    return Community.objects.filter(slug=slug).first()


def community_card(slug: str, *, viewer: Account | None = None) -> CommunityCard | None:
    """The community at that address as its page shows it; None where there is none. 2 queries."""
    found = community_named(slug)
    return None if found is None else community_cards([found], viewer=viewer)[0]


def communities_of(account: Account) -> list[CommunityCard]:
    """The communities an account is a member of, by title. 2 queries."""
    mine = Community.objects.filter(
        memberships__account=account, memberships__role__in=_MEMBERS
    ).order_by("title")
    return community_cards(list(mine), viewer=account)


def rooms_of(account_id: int, *, after: str = "", limit: int = 30) -> Rooms:
    """The communities an account is a member of, the newest joined first, in pages. One query."""
    found = Membership.objects.filter(account=account_id, role__in=_MEMBERS).order_by("-pk")
    if after.isascii() and after.isdecimal() and len(after) < 19:
        found = found.filter(pk__lt=int(after))
    rows = list(found.values_list("pk", "community__slug", "community__title")[: limit + 1])
    return Rooms(
        [(slug, title) for _, slug, title in rows[:limit]],
        after=str(rows[limit - 1][0]) if len(rows) > limit else "",
    )


def memberships_of(account: Account) -> QuerySet[Membership]:
    """Where the account is a member or more, for a condition of a list."""
    return Membership.objects.filter(account=account, role__in=_MEMBERS)


def role_of(account_id: int, *, community_id: int) -> Role:
    """What an account is in a community; a guest where it is in no row. One query."""
    found = Membership.objects.filter(account=account_id, community=community_id)
    role = found.values_list("role", flat=True).first()
    return Role(role) if role else Role.GUEST


def offices_of(account_id: int) -> dict[int, Role]:
    """The communities that an account is a moderator of, or more, by number. One query."""
    found = Membership.objects.filter(
        account=account_id, role__in=[role.value for role in OFFICERS]
    )
    return {number: Role(role) for number, role in found.values_list("community_id", "role")}


def slugs_of(numbers: Collection[int]) -> set[str]:
    """The addresses of communities by their numbers. One query, none for none."""
    if not numbers:
        return set()
    return set(Community.objects.filter(pk__in=numbers).values_list("slug", flat=True))


def answerable(community: Community) -> Account:
    """Who answers for a community as a whole: the owner who is there longest, or its founder where
    it has none. Two queries at most.
    """
    owners = community.memberships.filter(role=Role.OWNER.value, account__is_active=True)
    found = owners.select_related("account").order_by("joined_at", "pk").first()
    return found.account if found is not None else community.founder


def is_orphaned(community: Community, *, now: datetime) -> bool:
    """Whether all its owners closed their accounts or are suspended for long. One query."""
    return not _there(community, now=now).filter(role=Role.OWNER.value).exists()


def successors(community: Community, *, now: datetime) -> list[int]:
    """The accounts that may claim a community without an owner: all of the highest role there is,
    but of members those ten who are there longest; who is suspended for long stands in nobody's
    way. At most 3 queries.
    """
    there = _there(community, now=now).order_by("joined_at", "id")
    for role in (Role.ADMIN, Role.MODERATOR, Role.MEMBER):
        found = there.filter(role=role.value).values_list("account_id", flat=True)
        if heirs := list(found if role.is_officer else found[:HEIRS]):
            return heirs
    return []


def _there(community: Community, *, now: datetime) -> QuerySet[Membership]:
    rows = community.memberships.filter(account__is_active=True)
    return rows.exclude(account__in=away(now=now))


def community_cards(rows: Sequence[Community], *, viewer: Account | None) -> list[CommunityCard]:
    """The cards of rows that were read already, in their order. At most one query."""
    roles, marks = _part_in(rows, viewer=viewer)
    return [
        CommunityCard(
            id=row.pk,
            slug=row.slug,
            title=row.title,
            about=row.about,
            wallet=row.wallet_id,
            members=row.members,
            kind=Kind(row.kind),
            share_bp=row.host_share_bp,
            language=row.language,
            picture=row.picture,
            picture_alt=row.picture_alt,
            role=roles.get(row.pk, Role.GUEST),
            joined=roles.get(row.pk, Role.GUEST).belongs,
            followed=(row.pk, "followed") in marks,
            asks=(row.pk, "asks") in marks,
            invited=(row.pk, "invited") in marks,
        )
        for row in rows
    ]


def _part_in(
    rows: Sequence[Community], *, viewer: Account | None
) -> tuple[dict[int, Role], set[tuple[int, str]]]:
    """What somebody is in which of the communities; and which they follow, ask to be let into or
    are invited to. One query at most.
    """
    if viewer is None or not rows:
        return {}, set()
    here = {"account": viewer, "community__in": rows}
    parts = Membership.objects.filter(**here).values_list("community_id", Value(""), "role")
    others = [
        model.objects.filter(**here).values_list("community_id", Value(mark), Value(""))
        for model, mark in (
            (Subscription, "followed"),
            (JoinRequest, "asks"),
            (Invitation, "invited"),
        )
    ]
    found = list(parts.union(*others))
    roles = {number: Role(role) for number, _mark, role in found if role}
    return roles, {(number, mark) for number, mark, _role in found if mark}
