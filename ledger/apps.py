"""The Django app: wallets, transfers, stake, blocks and proofs."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The lowest layer; it knows wallets, never people."""

    name = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
