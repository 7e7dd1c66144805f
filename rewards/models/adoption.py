"""Which rule set came into force when, after the one that the installation began with."""

from django.db import models
from django.db.models import F, Q


class Adoption(models.Model):
    """From `starts_at` on, new works keep these rules and tokens are issued by them. Rows are
    added by logins that serve the system and never changed.
    """

    rules = models.TextField(help_text="name of the rule set")
    adopted_at = models.DateTimeField()
    starts_at = models.DateTimeField(unique=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(starts_at__gt=F("adopted_at")), name="adoption_gives_notice"
            ),
        )

    def __str__(self) -> str:
        return f"{self.rules} from {self.starts_at}"
