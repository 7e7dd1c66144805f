"""Stake lent from one wallet to another, and what is on its way back. Micro-VESTS."""

from django.db import models

from ledger.models.wallet import Wallet
from ledger.wallets import FIRST_OPEN_WALLET, SystemWallet


class Delegation(models.Model):
    """What `delegator` lends to `delegatee` now; a delegation of nothing has no row."""

    pk = models.CompositePrimaryKey("delegator", "delegatee")
    delegator = models.ForeignKey(
        Wallet, models.PROTECT, related_name="delegations_out", db_index=False
    )
    # Delegations that a wallet has received: its page, and the check of Stake.received.
    delegatee = models.ForeignKey(Wallet, models.PROTECT, related_name="delegations_in")
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ledger_delegation_positive",
                condition=models.Q(amount__gt=0) & ~models.Q(delegator=models.F("delegatee")),
            ),
            models.CheckConstraint(
                name="ledger_delegation_of_a_person_or_the_treasury",
                condition=models.Q(delegator__gte=FIRST_OPEN_WALLET)
                | models.Q(delegator=int(SystemWallet.TREASURY)),
            ),
        ]


class DelegationReturn(models.Model):
    """Stake that counts for nobody until `due_at`, when it is the delegator's again."""

    id = models.BigAutoField(primary_key=True)
    # What is coming back to a wallet: its page, and the check of Stake.returning.
    delegator = models.ForeignKey(Wallet, models.PROTECT, related_name="returns")
    amount = models.BigIntegerField()
    due_at = models.DateTimeField()
    returned_at = models.DateTimeField(null=True)
    parked = models.TextField(db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ledger_delegationreturn_positive", condition=models.Q(amount__gt=0)
            )
        ]
        indexes = [
            # return_delegations: what is due, neither returned nor parked, oldest first.
            models.Index(
                "due_at",
                name="ledger_return_due",
                condition=models.Q(returned_at=None, parked=""),
            )
        ]
