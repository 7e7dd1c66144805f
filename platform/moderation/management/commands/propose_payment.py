"""`manage.py propose_payment NAME AMOUNT`: INK of the treasury, for another to sign."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Account
from accounts.selectors import account_named
from ledger.assets import Asset, format_amount, parse_amount
from ledger.refusal import Refusal
from ledger.selectors import balance, database_time
from ledger.wallets import SystemWallet
from moderation.services import propose_payment


class Command(BaseCommand):
    """Show what would happen, ask for the receiver's name once more, and propose it.

    The same order again on the same day proposes nothing more.
    """

    help = "Propose to pay INK out of the treasury. Another administrator signs it at the desk."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who gets how much, why, and which administrator proposes it; `--yes` asks nothing."""
        parser.add_argument("receiver", metavar="NAME", help="the account that gets it")
        parser.add_argument("amount", metavar="AMOUNT", help="INK, as 12.5")
        parser.add_argument("--reason", required=True, help="why; public, for ever")
        parser.add_argument("--by", required=True, help="the administrator who proposes it")
        parser.add_argument("--yes", action="store_true", help="propose without asking")

    def handle(self, *args: Any, **options: Any) -> None:
        """CommandError, and nothing is proposed, for whatever makes no sense."""
        receiver, by = _account(options["receiver"]), _account(options["by"])
        try:
            amount = parse_amount(Asset.INK, options["amount"])
        except ValueError as problem:
            raise CommandError(str(problem)) from problem
        reason, now = options["reason"].strip(), database_time()
        held = balance(SystemWallet.TREASURY, Asset.INK)
        self.stdout.write(
            f"Propose to pay {format_amount(Asset.INK, amount)} to @{receiver.name} (wallet "
            f"{receiver.wallet_id}).\nReason, public for ever: {reason}\nBy: @{by.name}\nThe "
            f"treasury holds {format_amount(Asset.INK, held)}."
        )
        if not options["yes"] and input("Type the name to propose it: ").strip() != receiver.name:
            raise CommandError("Nothing was proposed.")
        order = f"treasury/{now:%Y-%m-%d}/{by.pk}/{receiver.wallet_id}/{amount}/{reason}"
        try:
            made = propose_payment(
                receiver,
                amount=amount,
                reason=reason,
                by=by,
                key=uuid5(NAMESPACE_URL, order),
                now=now,
            )
        except Refusal as refusal:
            raise CommandError(f"{refusal} Nothing was proposed.") from refusal
        self.stdout.write(
            f"Proposal {made.pk}: another administrator signs it at the desk until "
            f"{made.ends_at.isoformat(timespec='minutes')}, and it is paid a day after that."
        )


def _account(name: str) -> Account:
    found = account_named(name.removeprefix("@"))
    if found is None:
        raise CommandError(f"There is no account {name}.")
    return found
