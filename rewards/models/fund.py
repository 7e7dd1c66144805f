"""The fund that works are paid from."""

from django.db import models

CONTENT = "content"


class Fund(models.Model):
    """What claims the fund is given against, and how far its emission has come.

    The balance is the ledger's (the fund's wallet); only what the ledger cannot know is kept here.
    Changed by the freezing of a cycle alone, under its lock.
    """

    name = models.TextField(primary_key=True)
    wallet = models.OneToOneField("ledger.Wallet", on_delete=models.PROTECT, related_name="fund")
    # Decaying sum of all claims ever paid: claims of the quadratic curve outgrow 64 and 128 bits.
    recent_claims = models.DecimalField(max_digits=60, decimal_places=0)
    updated_at = models.DateTimeField(help_text="when recent_claims had this value")
    started_at = models.DateTimeField(help_text="when the first interval of emission began")
    emitted_until = models.DateTimeField(help_text="the end of the last interval that was issued")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(recent_claims__gte=0), name="fund_claims_not_negative"
            ),
            models.CheckConstraint(
                condition=models.Q(emitted_until__gte=models.F("started_at")),
                name="fund_emits_from_its_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name
