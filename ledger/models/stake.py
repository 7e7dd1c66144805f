"""Stake that is not free: lent, borrowed, on its way back or being powered down. Micro-VESTS."""

from django.db import models

from ledger.models.wallet import Wallet
from ledger.wallets import FIRST_OPEN_WALLET


class Stake(models.Model):
    """What changes a wallet's effective stake beside its VESTS; the row is the lock on it.

    effective = balance - delegated - returning + received - step.
    """

    wallet = models.OneToOneField(Wallet, models.PROTECT, primary_key=True, related_name="stake")
    delegated = models.BigIntegerField(db_default=0)
    received = models.BigIntegerField(db_default=0)
    returning = models.BigIntegerField(db_default=0)
    step = models.BigIntegerField(db_default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ledger_stake_not_negative",
                condition=models.Q(
                    delegated__gte=0, received__gte=0, returning__gte=0, step__gte=0
                ),
            )
        ]


class PowerDown(models.Model):
    """An order to turn VESTS into INK, `rate` at each step until `total` is `withdrawn`."""

    id = models.BigAutoField(primary_key=True)
    wallet = models.OneToOneField(Wallet, models.PROTECT, related_name="power_down")
    total = models.BigIntegerField()
    withdrawn = models.BigIntegerField(db_default=0)
    rate = models.BigIntegerField()
    steps_done = models.PositiveIntegerField(db_default=0)
    step_seconds = models.PositiveIntegerField()
    next_at = models.DateTimeField()
    parked = models.TextField(db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ledger_powerdown_within_total",
                condition=models.Q(
                    total__gt=0,
                    rate__gt=0,
                    withdrawn__gte=0,
                    withdrawn__lte=models.F("total"),
                ),
            ),
            models.CheckConstraint(
                name="ledger_powerdown_of_a_person",
                condition=models.Q(wallet__gte=FIRST_OPEN_WALLET),
            ),
        ]
        indexes = [
            # run_power_down_steps: orders that are due and not parked, oldest first.
            models.Index("next_at", name="ledger_powerdown_due", condition=models.Q(parked=""))
        ]
