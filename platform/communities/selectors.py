"""Reads about communities: the list, one of them, and a person's own."""

from dataclasses import dataclass

from accounts.models import Account
from communities.models import Community, Membership


@dataclass(frozen=True, slots=True)
class CommunityCard:
    """A community as lists and its own page show it."""

    id: int
    slug: str
    title: str
    about: str
    wallet: int
    members: int
    #: Whether the viewer is a member.
    joined: bool


def community_named(slug: str) -> Community | None:
    """The community at that address."""
    return Community.objects.filter(slug=slug).first()


def community_card(slug: str, *, viewer: Account | None = None) -> CommunityCard | None:
    """The community at that address as its page shows it; None where there is none. 2 queries."""
    found = community_named(slug)
    return None if found is None else _cards([found], viewer)[0]


def communities(*, limit: int = 50, viewer: Account | None = None) -> list[CommunityCard]:
    """The largest communities. At most 2 queries."""
    return _cards(list(Community.objects.order_by("-members", "id")[:limit]), viewer)


def communities_of(account: Account) -> list[CommunityCard]:
    """The communities an account is a member of, by title. 2 queries."""
    mine = Community.objects.filter(memberships__account=account).order_by("title")
    return _cards(list(mine), account)


def _cards(rows: list[Community], viewer: Account | None) -> list[CommunityCard]:
    joined: set[int] = set()
    if viewer is not None:
        mine = Membership.objects.filter(account=viewer, community__in=rows)
        joined = set(mine.values_list("community_id", flat=True))
    return [
        CommunityCard(
            id=row.pk,
            slug=row.slug,
            title=row.title,
            about=row.about,
            wallet=row.wallet_id,
            members=row.members,
            joined=row.pk in joined,
        )
        for row in rows
    ]
