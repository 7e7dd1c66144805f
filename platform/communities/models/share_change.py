"""How the part of authors' rewards changed that a community takes."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Account
from communities.models.community import MOST_SHARE_BP, Community


class ShareChange(models.Model):
    """One change of it by an owner, in basis points; rows are added and never changed."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="share_changes", db_index=False
    )
    before_bp = models.PositiveSmallIntegerField()
    after_bp = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(before_bp=F("after_bp")) & Q(after_bp__lte=MOST_SHARE_BP),
                name="share_change_changes",
            ),
        )
        indexes = (models.Index(fields=("community", "-at", "-id"), name="share_change_newest"),)

    def __str__(self) -> str:
        return f"{self.community_id}: {self.after_bp} bp"
