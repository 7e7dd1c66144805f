"""What came of computing a cycle again."""

from django.db import models


class Recomputation(models.Model):
    """The last time that a closed cycle was computed again, from its published inputs alone."""

    cycle = models.OneToOneField(
        "rewards.Cycle", on_delete=models.PROTECT, primary_key=True, related_name="recomputation"
    )
    at = models.DateTimeField()
    finding = models.TextField(db_default="", help_text="what differs; nothing where all is equal")

    class Meta:
        indexes = [
            # The nightly check goes on with what was looked at the longest ago.
            models.Index(fields=["at", "cycle"], name="recomputation_next"),
            # The alarm: the few that came out otherwise.
            models.Index(
                fields=["cycle"], condition=~models.Q(finding=""), name="recomputation_differs"
            ),
        ]

    def __str__(self) -> str:
        return f"recomputation of cycle {self.cycle_id}"
