"""`manage.py pay_from_treasury NAME AMOUNT`: the one way by which the treasury's INK is given."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models.treasury import MAX_OPERATOR, MAX_REASON
from accounts.selectors import account_named
from accounts.treasury import pay
from ledger.assets import Asset, format_amount, parse_amount
from ledger.errors import LedgerError
from ledger.selectors import balance, database_time
from ledger.wallets import SystemWallet


class Command(BaseCommand):
    """Show what will happen, ask for the receiver's name once more, pay, and note who did."""

    help = "Pay INK out of the treasury. Needs the login of the worker or the one that migrates."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who gets how much, why, and by whose order; `--yes` asks nothing."""
        parser.add_argument("receiver", metavar="NAME", help="the account that gets it")
        parser.add_argument("amount", metavar="AMOUNT", help="INK, as 12.5")
        parser.add_argument("--reason", required=True, help="why; public, for ever")
        parser.add_argument("--operator", required=True, help="who gives the order")
        parser.add_argument("--yes", action="store_true", help="pay without asking")

    def handle(self, *args: Any, **options: Any) -> None:
        """CommandError, and nothing is paid, for whatever makes no sense."""
        reason, operator = options["reason"].strip(), options["operator"].strip()
        if not 0 < len(reason) <= MAX_REASON or not 0 < len(operator) <= MAX_OPERATOR:
            raise CommandError(
                f"Give a reason of 1 to {MAX_REASON} and an operator of 1 to {MAX_OPERATOR} "
                "characters."
            )
        receiver = account_named(options["receiver"].removeprefix("@"))
        if receiver is None:
            raise CommandError(f"There is no account {options['receiver']}.")
        try:
            amount = parse_amount(Asset.INK, options["amount"])
        except ValueError as problem:
            raise CommandError(str(problem)) from problem
        held = balance(SystemWallet.TREASURY, Asset.INK)
        if amount > held:
            raise CommandError(f"The treasury holds {format_amount(Asset.INK, held)}.")
        self.stdout.write(
            f"Pay {format_amount(Asset.INK, amount)} to @{receiver.name} (wallet "
            f"{receiver.wallet_id}).\nReason, public for ever: {reason}\nBy: {operator}\nThe "
            f"treasury holds {format_amount(Asset.INK, held)}, and then "
            f"{format_amount(Asset.INK, held - amount)}."
        )
        if not options["yes"] and input("Type the name to pay it: ").strip() != receiver.name:
            raise CommandError("Nothing was paid.")
        try:
            batch = pay(
                receiver, amount=amount, reason=reason, operator=operator, now=database_time()
            )
        except LedgerError as refusal:
            raise CommandError(f"{refusal} Nothing was paid.") from refusal
        self.stdout.write(f"Paid as batch {batch}; a row keeps who gave the order.")
