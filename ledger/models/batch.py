"""Batches and transfers: what happened, once and for ever.

One row of `Transfer` has one debit and one credit wallet, so it balances by construction. A batch
groups the transfers that stand or fall together and carries the idempotency key. Both also have
columns that only PostgreSQL uses: `xid`, the transaction that wrote the batch.
"""

from django.db import models
from django.db.models.functions import Now

from ledger.models.wallet import Wallet


class Volume(models.Model):
    """A part of the transfer table: volume 1 grows, each later one was attached whole."""

    id = models.PositiveIntegerField(primary_key=True)
    attached_at = models.DateTimeField(db_default=Now())


class Batch(models.Model):
    """What stands or falls together; its `key` (32 bytes) is there once or not at all."""

    id = models.BigAutoField(primary_key=True)
    volume = models.PositiveIntegerField(db_default=1)
    key = models.BinaryField()
    code = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=200)
    rules = models.CharField(max_length=40)
    recorded_at = models.DateTimeField(db_default=Now())


class Transfer(models.Model):
    """`amount` smallest units of `asset` from `debit` to `credit`; range-partitioned by volume."""

    id = models.BigAutoField(primary_key=True)
    volume = models.PositiveIntegerField(db_default=1)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="transfers", db_index=False)
    debit = models.ForeignKey(Wallet, models.PROTECT, related_name="debits", db_index=False)
    credit = models.ForeignKey(Wallet, models.PROTECT, related_name="credits", db_index=False)
    asset = models.PositiveSmallIntegerField()
    amount = models.BigIntegerField()
    code = models.PositiveSmallIntegerField()
