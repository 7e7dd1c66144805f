"""Who waits to get in: people who ask, and people who were asked."""

from django.db import models

from accounts.models import Account
from communities.models.community import Community
from communities.roles import Role

_INVITED = [Role.MEMBER.value, Role.OWNER.value]


class JoinRequest(models.Model):
    """Somebody asks to be let in; answered, the row goes."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="requests", db_index=False
    )
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=500, blank=True, default="")
    asked_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("community", "account"), name="join_request_once"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} asks {self.community_id}"


class Invitation(models.Model):
    """Somebody is asked to become a member, or a member to become an owner; answered, it goes."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="invitations", db_index=False
    )
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=9, choices=[(role, role) for role in _INVITED])
    invited_by = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    invited_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("community", "account"), name="invitation_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=_INVITED), name="invitation_role_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} is asked into {self.community_id}"
