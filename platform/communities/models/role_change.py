"""How roles changed: what officers see of each other's acts."""

from django.db import models

from accounts.models import Account
from communities.models.community import Community
from communities.roles import Role

_ROLES = [role.value for role in Role]


class RoleChange(models.Model):
    """One change of somebody's role, by whom; rows are added and never changed."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="role_changes", db_index=False
    )
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    before = models.CharField(max_length=9, choices=[(role, role) for role in _ROLES])
    after = models.CharField(max_length=9, choices=[(role, role) for role in _ROLES])
    #: Null where nobody did it: a muting that came to its end.
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(before=models.F("after")), name="role_change_changes"
            ),
        )
        indexes = (models.Index(fields=("community", "-at", "-id"), name="role_change_newest"),)

    def __str__(self) -> str:
        return f"{self.account_id} in {self.community_id}: {self.after}"
