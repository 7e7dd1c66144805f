"""Reads about communities: the list, one of them, its people, and what somebody is in them."""

from communities.selectors.communities import (
    CommunityCard,
    communities,
    communities_of,
    community_card,
    community_named,
    is_orphaned,
    memberships_of,
    offices_of,
    role_of,
    successors,
)
from communities.selectors.people import (
    Asker,
    Changed,
    Member,
    Members,
    askers,
    invitation_of,
    invitations_of,
    members,
    officers,
    role_changes,
)

__all__ = [
    "Asker",
    "Changed",
    "CommunityCard",
    "Member",
    "Members",
    "askers",
    "communities",
    "communities_of",
    "community_card",
    "community_named",
    "invitation_of",
    "invitations_of",
    "is_orphaned",
    "members",
    "memberships_of",
    "officers",
    "offices_of",
    "role_changes",
    "role_of",
    "successors",
]
