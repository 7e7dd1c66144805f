"""What staff did, by name: the audit trail."""

from django.db import models
from django.db.models import Q

from accounts.models import Account
from communities.models import Community
from moderation.models.case import Case


class StaffAct(models.Model):
    """One act of somebody in office; rows are added and never changed."""

    by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    act = models.CharField(max_length=40)
    case = models.ForeignKey(
        Case, null=True, on_delete=models.PROTECT, related_name="acts", db_index=False
    )
    #: Whom or where it concerned, as far as it did.
    account = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    community = models.ForeignKey(
        Community, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    #: What else says what was done, by short names.
    details = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(act=""), name="staff_act_has_a_name"),)
        indexes = (
            models.Index(fields=("-at", "-id"), name="staff_act_newest"),
            models.Index(fields=("by", "-at", "-id"), name="staff_act_by"),
            models.Index(fields=("case", "id"), name="staff_act_of_a_case"),
        )

    def __str__(self) -> str:
        return f"{self.act} by {self.by_id}"
