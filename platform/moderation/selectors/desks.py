"""Who may look at what is held, and who may say what is watched for."""

from collections.abc import Sequence
from typing import Final

from accounts.models import Account
from accounts.standing import Standing, standing_of
from communities.models import Community
from communities.roles import Right, may
from communities.selectors import role_of
from ledger.selectors import database_time
from moderation.errors import NotYourOffice
from moderation.models import CannedReply
from moderation.rights import Office

#: Communities that are offered to choose from; others are found by their address.
MOST_PLACES: Final = 50


def may_decide_in(account: Account, *, community: Community | None) -> bool:
    """Whether somebody decides about texts of a community, or about those of none: its moderators
    and those of the site, while they are not suspended. At most three queries.
    """
    found = account.is_staff or (
        community is not None and may(role_of(account.pk, community_id=community.pk), Right.DECIDE)
    )
    return found and _in_office(account)


def may_set_up(account: Account, *, community: Community | None) -> bool:
    """Whether somebody keeps the lists of a community, or those of the site: its admins, and the
    site's administrators for both, while they are not suspended. At most three queries.
    """
    found = (account.is_staff and account.is_superuser) or (
        community is not None
        and may(role_of(account.pk, community_id=community.pk), Right.SETTINGS)
    )
    return found and _in_office(account)


def _in_office(account: Account) -> bool:
    """A suspended account holds its offices, and acts in none."""
    standing = standing_of(account.pk, now=database_time())
    return account.is_active and standing is not Standing.SUSPENDED


def places_of(office: Office) -> Sequence[Community]:
    """The communities that an office decides about, by title: its own, and for the site's officers
    the largest. One query.
    """
    if office.moderator:
        largest = Community.objects.order_by("-members", "pk")[:MOST_PLACES]
        return sorted(largest, key=lambda each: each.title.casefold())
    own = [number for number, role in office.communities.items() if may(role, Right.DECIDE)]
    return list(Community.objects.filter(pk__in=own).order_by("title", "pk")[:MOST_PLACES])


def replies_of(community: Community | None) -> Sequence[CannedReply]:
    """The words that are kept for a community, or for the site, by title. One query."""
    return list(CannedReply.objects.filter(community=community).order_by("title"))


def require_decide(account: Account, *, community: Community | None) -> None:
    """NotYourOffice where `may_decide_in` says no."""
    if not may_decide_in(account, community=community):
        raise NotYourOffice("Only moderators may do this.")


def require_settings(account: Account, *, community: Community | None) -> None:
    """NotYourOffice where `may_set_up` says no."""
    if not may_set_up(account, community=community):
        raise NotYourOffice("Only admins may do this.")
