"""Wallets: a number and a kind, and nothing about who is behind it."""

from django.db import models
from django.db.models.functions import Now

from ledger.wallets import FIRST_OPEN_WALLET

SYSTEM_KINDS = ("issue", "burn", "vesting", "fund", "treasury", "dust", "signers")


class Kind(models.TextChoices):
    """What a wallet is for. People's, communities' and escrow wallets can never go below zero."""

    PERSON = "person"
    COMMUNITY = "community"
    ESCROW = "escrow"
    ISSUE = "issue"
    BURN = "burn"
    VESTING = "vesting"
    FUND = "fund"
    TREASURY = "treasury"
    DUST = "dust"
    SIGNERS = "signers"


class Wallet(models.Model):
    """Where tokens are. Numbers below 1001 are the system's own and made by migration."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=12, choices=Kind)
    opened_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ledger_wallet_kind_fits_number",
                condition=models.Q(id__gte=FIRST_OPEN_WALLET, kind__in=Kind.values[:3])
                | models.Q(id__lt=FIRST_OPEN_WALLET, kind__in=SYSTEM_KINDS),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
