"""Who may look at what is held, and who may say what is watched for."""

from accounts.models import Account
from communities.models import Community
from communities.roles import Right, may
from communities.selectors import role_of
from moderation.errors import NotYourOffice


def may_decide_in(account: Account, *, community: Community | None) -> bool:
    """Whether somebody decides about texts of a community, or about those of none: its moderators
    and those of the site. At most one query.
    """
    if account.is_staff:
        return True
    return community is not None and may(role_of(account.pk, community.pk), Right.DECIDE)


def may_set_up(account: Account, *, community: Community | None) -> bool:
    """Whether somebody keeps the lists of a community, or those of the site: its admins, and the
    site's administrators for both. At most one query.
    """
    if account.is_staff and account.is_superuser:
        return True
    return community is not None and may(role_of(account.pk, community.pk), Right.SETTINGS)


def require_decide(account: Account, *, community: Community | None) -> None:
    """NotYourOffice where `may_decide_in` says no."""
    if not may_decide_in(account, community=community):
        raise NotYourOffice("Only moderators may do this.")


def require_settings(account: Account, *, community: Community | None) -> None:
    """NotYourOffice where `may_set_up` says no."""
    if not may_set_up(account, community=community):
        raise NotYourOffice("Only admins may do this.")
