"""By which ways an account wants one kind of news."""

from django.db import models

from accounts.models import Account
from notifications.models.notice import KINDS


class Switch(models.Model):
    """One account's choice for one kind; without a row `kinds.usual_ways` holds."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="switches", db_index=False
    )
    kind = models.CharField(max_length=10, choices=KINDS)
    site = models.BooleanField()
    mail = models.BooleanField()
    push = models.BooleanField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("account", "kind"), name="switch_once"),)
        indexes = (
            # followers_to_tell: the few who chose new texts among the many who follow.
            models.Index(
                fields=("account",), condition=models.Q(kind="text"), name="switch_of_texts"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} for {self.account_id}"
