"""Whom an account does not want to read, and whom it does not want to be answered by."""

from django.db import models

from accounts.models.account import Account


class Mute(models.Model):
    """One account does not want to see what another writes; the other is not told."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="mutes", db_index=False
    )
    # Indexed by itself: what goes when an account is closed.
    muted = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    #: Also keeps the other from answering and following.
    blocked = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "does a reader mute this author" and "whom does a reader mute".
            models.UniqueConstraint(fields=("account", "muted"), name="mute_once"),
            models.CheckConstraint(
                condition=~models.Q(account=models.F("muted")), name="mute_somebody_else"
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {'blocks' if self.blocked else 'mutes'} {self.muted_id}"
