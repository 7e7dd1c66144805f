"""Who may see and decide which cases. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from communities.roles import Right, Role, may
from moderation.measures import OF_THE_SITE, Measure


class As(StrEnum):
    """In which office somebody decides: what the public log says in place of a name."""

    COMMUNITY = "community"
    SITE = "site"
    ADMINISTRATOR = "administrator"
    #: Nobody: the site decided by a published rule.
    AUTOMATIC = "automatic"


class SiteOffice(StrEnum):
    """What an account may be on the whole site; the administrators run it."""

    NONE = "none"
    MODERATOR = "moderator"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Office:
    """What an account may look after."""

    account: int
    moderator: bool = False
    administrator: bool = False
    communities: Mapping[int, Role] = field(default_factory=dict)

    @property
    def is_any(self) -> bool:
        """Whether it looks after anything."""
        return self.moderator or bool(self.communities)


@dataclass(frozen=True, slots=True)
class Parties:
    """Whom a case concerns."""

    community: int | None
    author: int | None
    reporters: frozenset[int] = frozenset()
    author_is_staff: bool = False


def may_see(office: Office, *, community: int | None) -> bool:
    """Whether cases of this community, or of none, are for this office."""
    if office.moderator:
        return True
    role = office.communities.get(community, Role.GUEST) if community is not None else Role.GUEST
    return may(role, Right.DECIDE)


def office_in(office: Office, *, community: int | None) -> As | None:
    """In which office somebody acts there; None in none."""
    if office.administrator:
        return As.ADMINISTRATOR
    if office.moderator:
        return As.SITE
    return As.COMMUNITY if may_see(office, community=community) else None


def is_party(office: Office, *, to: Parties) -> bool:
    """Whether it is their own case: they wrote what it is about, or reported it."""
    return office.account == to.author or office.account in to.reporters


_HEIGHT: Final[Mapping[As, int]] = MappingProxyType(
    {As.AUTOMATIC: 0, As.COMMUNITY: 1, As.SITE: 2, As.ADMINISTRATOR: 2}
)


def may_undo(office: Office, *, community: int | None, decided_as: As) -> bool:
    """Whether somebody may take back, or hear an appeal against, what was decided in that office:
    what the site decided, no community takes back.
    """
    acts_as = office_in(office, community=community)
    return acts_as is not None and _HEIGHT[acts_as] >= _HEIGHT[decided_as]


def may_mute(office: Office, *, community: int | None, role: Role) -> bool:
    """Whether somebody may mute an account of this role there: the site's moderators any but an
    owner, who keeps the community, and others whom they stand above.
    """
    if role is Role.OWNER or community is None:
        return False
    own = office.communities.get(community, Role.GUEST)
    return office.moderator or own.rank > role.rank


def may_use(office: Office, measure: Measure) -> bool:
    """Whether somebody may decide so: what reaches beyond a community is the site's."""
    return office.moderator or measure not in OF_THE_SITE


def may_decide_on(office: Office, *, parties: Parties) -> bool:
    """Whether somebody may decide a case: not their own, and an office-holder's only as an
    administrator.
    """
    if is_party(office, to=parties) or not may_see(office, community=parties.community):
        return False
    return office.administrator or not parties.author_is_staff
