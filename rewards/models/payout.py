"""What a work was paid, and why."""

from django.db import models


class Payout(models.Model):
    """The result of the plan for one work, with the trace it was computed by.

    Written once, in the transaction that posts the transfers. Pages read the trace; nothing is
    computed again for display.
    """

    class Outcome(models.TextChoices):
        """Why the payout is what it is."""

        PAID = "paid"
        NOTHING = "nothing", "no votes that count"
        DECLINED = "declined", "the author declined payment"
        DISQUALIFIED = "disqualified", "taken out of the payout"

    work = models.OneToOneField(
        "curation.Work", on_delete=models.PROTECT, primary_key=True, related_name="payout"
    )
    # The index (cycle, payout) serves the works of a cycle, best paid first.
    cycle = models.ForeignKey(
        "rewards.Cycle", on_delete=models.PROTECT, related_name="payouts", db_index=False
    )
    outcome = models.TextField(choices=Outcome)
    claim = models.DecimalField(max_digits=60, decimal_places=0)
    payout = models.BigIntegerField(help_text="milli-INK granted, before carried remainders")
    author_reward = models.BigIntegerField(help_text="milli-INK")
    curation_reward = models.BigIntegerField(help_text="milli-INK")
    beneficiary_reward = models.BigIntegerField(help_text="milli-INK, of co-authors")
    host_reward = models.BigIntegerField(
        default=0, db_default=0, help_text="milli-INK, of the community it was published in"
    )
    unclaimed = models.BigIntegerField(default=0, help_text="milli-INK left in the fund")
    # Counted once, as the trace has a row for each vote.
    curators = models.PositiveIntegerField(
        default=0, db_default=0, help_text="voters who were paid something"
    )
    trace = models.BinaryField(help_text="the record of rewards.trace, as the plan returned it")
    paid_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    payout__gte=0,
                    author_reward__gte=0,
                    curation_reward__gte=0,
                    beneficiary_reward__gte=0,
                    host_reward__gte=0,
                    unclaimed__gte=0,
                ),
                name="payout_not_negative",
            ),
        ]
        indexes = [
            # The page of one cycle: its works, best paid first.
            models.Index(fields=["cycle", "-payout", "work"], name="payout_of_cycle"),
        ]

    @property
    def carried(self) -> int:
        """Milli-INK that stayed with people as parts of a thousandth; below 0 where more of what
        they kept from earlier rewards was paid.
        """
        writers = self.author_reward + self.beneficiary_reward + self.host_reward
        return self.payout - self.unclaimed - writers - self.curation_reward

    @property
    def paid(self) -> int:
        """Milli-INK that people and the community got of it."""
        return self.payout - self.unclaimed - self.carried

    def __str__(self) -> str:
        return f"payout of work {self.work_id}"
