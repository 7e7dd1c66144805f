"""What an operator paid out of the treasury, by whose order and why."""

from typing import Final

from django.db import models

MAX_REASON: Final = 120
MAX_OPERATOR: Final = 60


class TreasuryPayment(models.Model):
    """One payment. Only logins that serve the system add rows, and nobody changes one."""

    batch = models.BigIntegerField(primary_key=True)
    wallet = models.BigIntegerField()
    amount = models.BigIntegerField()
    #: Public: it is the batch's reference as well.
    reason = models.CharField(max_length=MAX_REASON)
    operator = models.CharField(max_length=MAX_OPERATOR)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="treasury_payment_is_something"
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(operator=""),
                name="treasury_payment_says_who_and_why",
            ),
        )

    def __str__(self) -> str:
        return f"batch {self.batch}: {self.reason}"
