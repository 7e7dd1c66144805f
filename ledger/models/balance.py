"""Balances: what the transfers add up to, kept so that nobody has to add them up again.

People's, communities' and escrow wallets have a `Balance` row, which a trigger locks and changes
in the transaction of the transfer itself. The system's wallets have none, because one row that
everybody changes would let one transfer through at a time: theirs is the last `Rollup` plus what
was recorded since.
"""

from django.db import models

from ledger.models.wallet import Wallet


class Balance(models.Model):
    """What one guarded wallet holds of one asset, never below zero."""

    pk = models.CompositePrimaryKey("wallet", "asset")
    wallet = models.ForeignKey(Wallet, models.PROTECT, related_name="balances", db_index=False)
    asset = models.PositiveSmallIntegerField()
    amount = models.BigIntegerField()


class Rollup(models.Model):
    """What one system wallet took in and gave out in all transactions before the horizon."""

    pk = models.CompositePrimaryKey("wallet", "asset")
    wallet = models.ForeignKey(Wallet, models.PROTECT, related_name="+", db_index=False)
    asset = models.PositiveSmallIntegerField()
    credited = models.BigIntegerField()
    debited = models.BigIntegerField()
