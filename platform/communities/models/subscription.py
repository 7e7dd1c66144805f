"""Who wants to see what is published in a community, without a part in it."""

from django.db import models

from accounts.models import Account
from communities.models.community import Community


class Subscription(models.Model):
    """An account follows a community: it takes no role, gives none and counts nowhere."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="subscriptions", db_index=False
    )
    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="subscriptions", db_index=False
    )
    at = models.DateTimeField()

    class Meta:
        constraints = (
            # Serves "does it follow this one" and "which ones does it follow".
            models.UniqueConstraint(fields=("account", "community"), name="subscription_once"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} follows {self.community_id}"
