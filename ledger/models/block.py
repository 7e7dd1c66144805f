"""Blocks and their signed checkpoints."""

from django.db import models


class Block(models.Model):
    """A run of leaves [previous_size, size) whose last leaf is the seal.

    `minted` and `burnt` count this block's transfers, `supply` all up to here: amounts as text
    by the name of the asset. `frontier` is the encoded right edge of the tree (ledger.merkle).
    """

    height = models.PositiveIntegerField(primary_key=True)
    previous_size = models.BigIntegerField()
    size = models.BigIntegerField(unique=True)
    root = models.BinaryField()
    frontier = models.BinaryField()
    minted = models.JSONField()
    burnt = models.JSONField()
    supply = models.JSONField()
    plan_digest = models.BinaryField()
    inputs_digest = models.BinaryField(db_default=b"")
    rules = models.CharField(max_length=40)
    key_epoch = models.PositiveIntegerField()
    sealed_at = models.DateTimeField()


class Checkpoint(models.Model):
    """The signed note over a block's size and root, as the signer gave it."""

    block = models.OneToOneField(
        Block, models.PROTECT, primary_key=True, related_name="checkpoint"
    )
    note = models.TextField()


class Horizon(models.Model):
    """Where sealing and rolling up go on from: transactions before `xid` are all done with.

    The numbers mean nothing after a restore into another server; `reset_horizons` sets them to 0.
    """

    name = models.CharField(max_length=8, primary_key=True)
