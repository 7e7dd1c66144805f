"""A reward that waits for a decision."""

from typing import Final

from django.db import models


class Hold(models.Model):
    """A work whose payout goes to an escrow wallet of its own until somebody has decided.

    The plan is not touched by it: what everybody gets is computed and written down as always, and
    only the wallet that the transfers reach is another one.
    """

    class State(models.TextChoices):
        """Where a hold stands; all but the first end it."""

        PLACED = "placed"
        LIFTED = "lifted", "ended before the payout"
        RELEASED = "released", "paid out of escrow to everybody"
        RETURNED = "returned", "paid back to the fund"

    work = models.OneToOneField(
        "curation.Work", on_delete=models.PROTECT, primary_key=True, related_name="hold"
    )
    wallet = models.OneToOneField("ledger.Wallet", on_delete=models.PROTECT, related_name="+")
    state = models.TextField(choices=State, default=State.PLACED)
    placed_by = models.BigIntegerField(help_text="number of the decision that holds it")
    placed_at = models.DateTimeField()
    settled_by = models.BigIntegerField(null=True, help_text="of the decision that ended it")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="placed", settled_at=None, settled_by=None)
                | models.Q(
                    state__in=["lifted", "released", "returned"],
                    settled_at__isnull=False,
                    settled_by__isnull=False,
                ),
                name="hold_ends_by_a_decision",
            ),
        ]
        indexes = [
            # What waits for a decision, the oldest first.
            models.Index(
                fields=["placed_at", "work"],
                condition=models.Q(state="placed"),
                name="hold_waiting",
            ),
        ]

    @property
    def waits(self) -> bool:
        """Whether nobody knows yet where the reward goes."""
        return self.state == Hold.State.PLACED

    def __str__(self) -> str:
        return f"hold of work {self.work_id}"


#: States in which nobody has what their payout says.
KEPT_BACK: Final = (Hold.State.PLACED, Hold.State.RETURNED)
