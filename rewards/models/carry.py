"""Remainders too small to be paid."""

from django.db import models


class Carry(models.Model):
    """The part of a wallet's rewards below one milli-INK, kept for its next reward.

    At each commit the dust wallet of the ledger holds exactly the sum of these rows.
    """

    wallet = models.OneToOneField(
        "ledger.Wallet", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    nano = models.BigIntegerField(help_text="nano-INK, a millionth of a milli-INK")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(nano__range=(0, 999_999)), name="carry_below_one_unit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nano} nano-INK carried by wallet {self.wallet_id}"
