"""What open works would have been paid, at moments on their way to the payout."""

from django.db import models


class PoolReading(models.Model):
    """The fund at a moment: what the estimates of that moment were worked out against."""

    #: The beginning of the span that it stands for: one reading each.
    span = models.DateTimeField(unique=True)
    at = models.DateTimeField()
    balance = models.BigIntegerField(help_text="milli-INK in the fund")
    recent_claims = models.DecimalField(
        max_digits=60, decimal_places=0, help_text="faded until that moment"
    )

    def __str__(self) -> str:
        return f"the pool at {self.at:%Y-%m-%d %H:%M}"


class Estimate(models.Model):
    """What one work would have been paid alone at the moment of a reading, and its standing."""

    work = models.ForeignKey(
        "curation.Work", on_delete=models.PROTECT, related_name="estimates", db_index=False
    )
    reading = models.ForeignKey(PoolReading, on_delete=models.PROTECT, db_index=False)
    net_rshares = models.DecimalField(max_digits=40, decimal_places=0)
    payout = models.BigIntegerField(help_text="milli-INK")

    class Meta:
        constraints = [
            # Also the index for the estimates of a work.
            models.UniqueConstraint(fields=["work", "reading"], name="estimate_once"),
        ]

    def __str__(self) -> str:
        return f"estimate of work {self.work_id}"
