"""`manage.py genesis`: the first tokens and the fund, once in an installation's life."""

from typing import Any

from django.core.management.base import BaseCommand

from ledger.assets import Asset, format_amount
from ledger.selectors import balance, database_time
from ledger.wallets import SystemWallet
from rewards.active import rules_at
from rewards.services import genesis


class Command(BaseCommand):
    """Start the economy; run again, it changes nothing and says how things stand."""

    help = "Issue the first tokens and make the fund, unless that is done already."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it under the active rule set, from the database's time on."""
        now = database_time()
        rules = rules_at(now)
        fund = genesis(now, rules=rules)
        held = format_amount(Asset.INK, balance(SystemWallet.FUND, Asset.INK))
        self.stdout.write(
            f"Emission under {rules.name} runs from {fund.started_at:%Y-%m-%d %H:%M:%S} UTC on;"
            f" the fund holds {held}."
        )
