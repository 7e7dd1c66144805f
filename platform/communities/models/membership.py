"""Who is what in a community."""

from django.db import models
from django.db.models import Q

from accounts.models import Account
from communities.models.community import Community
from communities.roles import OFFICERS, Role

#: Roles that have a row: a guest has none.
_KEPT = [role.value for role in Role if role is not Role.GUEST]


class Membership(models.Model):
    """One account's part in one community; a muted account has a row and is no member."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="memberships", db_index=False
    )
    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="memberships", db_index=False
    )
    role = models.CharField(
        max_length=9, choices=[(role, role) for role in _KEPT], default=Role.MEMBER.value
    )
    #: A few words beside the name, given by officers.
    title = models.CharField(max_length=32, blank=True, default="", db_default="")
    joined_at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "what is this account here" and "which communities is it in".
            models.UniqueConstraint(fields=("account", "community"), name="membership_once"),
            models.CheckConstraint(condition=Q(role__in=_KEPT), name="membership_role_is_known"),
        )
        indexes = (
            # The members of a community, the newest first, and its officers.
            models.Index(fields=("community", "-joined_at", "-id"), name="membership_newest"),
            models.Index(
                fields=("community", "role"),
                condition=Q(role__in=[role.value for role in OFFICERS]),
                name="membership_officers",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} in {self.community_id}"
