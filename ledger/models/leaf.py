"""Entries, leaves and nodes: the bytes that are sealed, and the tree above them."""

from django.db import models

from ledger.models.batch import Batch


class Entry(models.Model):
    """The bytes of one leaf as they were recorded; made by a trigger and never made anew.

    A batch has one entry for each 1,800 transfers; an entry without batch is the seal of a block.
    """

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="entries", null=True, db_index=False
    )
    part = models.PositiveIntegerField()
    data = models.BinaryField()


class Leaf(models.Model):
    """The place of an entry in the tree, given once, when its block is sealed."""

    index = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="leaf")
    hash = models.BinaryField()
    height = models.PositiveIntegerField()


class Node(models.Model):
    """The hash over the 2**level leaves from index * 2**level on, for levels from 1."""

    pk = models.CompositePrimaryKey("level", "index")
    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hash = models.BinaryField()
