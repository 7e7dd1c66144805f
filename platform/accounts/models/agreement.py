"""What people agreed to: one row an account, text and version."""

from django.db import models

from accounts.models.account import Account
from accounts.terms import NEWEST


class Agreement(models.Model):
    """One account agreed to one version of one text."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="agreements", db_index=False
    )
    text = models.CharField(max_length=10)
    version = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "which versions did this account agree to".
            models.UniqueConstraint(fields=("account", "text", "version"), name="agreement_once"),
            models.CheckConstraint(
                condition=models.Q(text__in=list(NEWEST), version__gte=1),
                name="agreement_to_a_known_text",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} agreed to {self.text} {self.version}"
