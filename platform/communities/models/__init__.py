"""Communities, their members, rules and limits, who follows and who waits to get in, how roles
changed.
"""

from communities.models.community import MOST_SHARE_BP, SLUG_PATTERN, Community
from communities.models.door import Invitation, JoinRequest
from communities.models.membership import Membership
from communities.models.role_change import RoleChange
from communities.models.rule import Rule
from communities.models.share_change import ShareChange
from communities.models.spending import MAX_PURPOSE, Spending
from communities.models.subscription import Subscription
from communities.models.voting_limit import MOST_UPVOTES, VotingLimit

__all__ = [
    "MAX_PURPOSE",
    "MOST_SHARE_BP",
    "MOST_UPVOTES",
    "SLUG_PATTERN",
    "Community",
    "Invitation",
    "JoinRequest",
    "Membership",
    "RoleChange",
    "Rule",
    "ShareChange",
    "Spending",
    "Subscription",
    "VotingLimit",
]
