"""The browsers that asked to be told."""

from django.db import models

from accounts.models import Account


class PushSubscription(models.Model):
    """One browser of an account: where its push service listens, and the keys to write to it.

    The endpoint is a capability: who knows it can send. It stands here and nowhere else, not in
    logs and not in the arguments of tasks.
    """

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="push_subscriptions", db_index=False
    )
    endpoint = models.CharField(max_length=1_000, unique=True)
    #: The browser's P-256 point and its secret, base64url without padding (RFC 8291).
    p256dh = models.CharField(max_length=87)
    auth = models.CharField(max_length=22)
    at = models.DateTimeField()

    class Meta:
        indexes = (
            # The browsers of one account, oldest first.
            models.Index(fields=("account", "at"), name="push_of_account"),
        )

    def __str__(self) -> str:
        return f"a browser of {self.account_id}"
