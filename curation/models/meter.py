"""Meters: how much strength a wallet has left."""

from django.db import models

from ledger.models import Wallet


class Meter(models.Model):
    """Mana in micro-VESTS as it was at `updated_at`, of a stake of `max_mana`.

    Read it through `curation.power.mana_at`: what regenerated since, and what the stake gained or
    lost, is worked out at each use. The row is the first lock of every vote.
    """

    wallet = models.OneToOneField(Wallet, models.PROTECT, primary_key=True, related_name="meter")
    mana = models.BigIntegerField()
    dispute_mana = models.BigIntegerField()
    max_mana = models.BigIntegerField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="curation_meter_not_negative",
                condition=models.Q(mana__gte=0, dispute_mana__gte=0, max_mana__gte=0),
            )
        ]
