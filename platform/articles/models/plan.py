"""Texts that go out later, and the co-authors whose consent they wait for."""

from django.db import models

from accounts.models import Account
from articles.models.draft import Draft


class Plan(models.Model):
    """A draft that is published by itself once its time has come and every co-author answered.

    `failure` says why that could not be done; then the draft waits for its writer.
    """

    draft = models.OneToOneField(
        Draft, on_delete=models.CASCADE, primary_key=True, related_name="plan"
    )
    publish_at = models.DateTimeField()
    planned_at = models.DateTimeField()
    failure = models.TextField(blank=True, default="")

    class Meta:
        indexes = (
            # The plans that are due.
            models.Index(
                fields=("publish_at",), condition=models.Q(failure=""), name="plan_by_time"
            ),
        )

    def __str__(self) -> str:
        return f"plan for draft {self.draft_id}"


class Consent(models.TextChoices):
    """What a co-author said about a share."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class ShareRequest(models.Model):
    """An author asks somebody to be a co-author of a planned text for a part of its reward.

    The row lives as long as the draft. Publishing writes the shares that were accepted into the
    reward's terms, before anybody can vote; there they stay for everybody to see.
    """

    draft = models.ForeignKey(
        Draft, on_delete=models.CASCADE, related_name="requests", db_index=False
    )
    # Indexed: what somebody is asked.
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    weight_bp = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=Consent, default=Consent.ASKED.value)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    # Digest of the title and the body that were said yes to.
    words = models.BinaryField(null=True)

    class Meta:
        constraints = (
            # Serves "whom does this text wait for".
            models.UniqueConstraint(fields=("draft", "account"), name="share_request_once"),
            models.CheckConstraint(
                condition=models.Q(weight_bp__range=(1, 10_000)), name="share_request_is_a_share"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=Consent.values), name="share_request_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state=Consent.ASKED.value)
                ^ models.Q(answered_at__isnull=False),
                name="share_request_answered_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} is {self.state} for draft {self.draft_id}"
