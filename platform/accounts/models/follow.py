"""Who wants to see what whom writes."""

from django.db import models

from accounts.models.account import Account


class Follow(models.Model):
    """One account wants to see what another writes."""

    follower = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="following", db_index=False
    )
    followed = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="followers", db_index=False
    )
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "does a follow b" and "whom does a follow".
            models.UniqueConstraint(fields=("follower", "followed"), name="follow_once"),
            models.CheckConstraint(
                condition=~models.Q(follower=models.F("followed")), name="follow_somebody_else"
            ),
        )
        indexes = (
            # Whom somebody follows, the newest first.
            models.Index(fields=("follower", "-id"), name="follow_by_follower"),
            # Who follows somebody, the newest first; and how many.
            models.Index(fields=("followed", "-id"), name="follow_by_followed"),
        )

    def __str__(self) -> str:
        return f"{self.follower_id} follows {self.followed_id}"
