"""The Django app: rule sets, the fund, windows, cycles and payouts."""

from django.apps import AppConfig


class RewardsConfig(AppConfig):
    """Decides who gets how much; knows works and wallets, never people."""

    name = "rewards"
    default_auto_field = "django.db.models.BigAutoField"
