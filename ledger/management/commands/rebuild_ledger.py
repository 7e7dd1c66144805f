"""`manage.py rebuild_ledger DIR`: the ledger from a copy of the published log, and from nothing
else, held against this database.
"""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from ledger.assets import Asset, format_amount
from ledger.copies import Held, rebuild
from ledger.errors import LedgerError
from ledger.models import Block
from ledger.notes import VerifierKey
from ledger.signing import SignerUnavailable, keys_in, known_keys
from ledger.wallets import SystemWallet

# All transfers of batches that are sealed up to a size, by wallet and asset.
_SEALED: Final = """
    SELECT side.wallet, moved.asset, sum(side.amount)
      FROM (SELECT DISTINCT entry.batch_id FROM ledger_leaf leaf
              JOIN ledger_entry entry ON entry.id = leaf.entry_id
             WHERE leaf.index < %s AND entry.batch_id IS NOT NULL) AS sealed
      JOIN ledger_transfer moved USING (batch_id)
     CROSS JOIN LATERAL (VALUES (credit_id, amount), (debit_id, -amount)) AS side (wallet, amount)
     GROUP BY side.wallet, moved.asset
"""


class Command(BaseCommand):
    """Exit code 1 when the copy does not hold or this database has another ledger."""

    help = "Have the ledger again from a copy of the published log: its root and all balances."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="of the copy")
        parser.add_argument("--keys", type=Path, help="public keys, else the signer's here")
        parser.add_argument(
            "--alone",
            action="store_true",
            help="compare it with no database: there is none; --keys are asked for",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if options["alone"] and options["keys"] is None:
            raise CommandError(
                "Say with --keys which public keys signed it: those beside a copy prove nothing.",
                returncode=2,
            )
        try:
            keys = _keys(options["keys"])
            found = rebuild(folder, origin=settings.INKWELL_ORIGIN, keys=keys)
        except (LedgerError, SignerUnavailable) as error:
            raise CommandError(str(error), returncode=1) from error
        size, root = found.checkpoint.size, found.checkpoint.root
        self.stdout.write(f"{size} entries with {found.transfers} transfers, root {root.hex()}.")
        for asset in Asset:
            out = -sum(
                found.held[wallet, asset] for wallet in (SystemWallet.ISSUE, SystemWallet.BURN)
            )
            self.stdout.write(f"In all {format_amount(asset, out)}.")
        if not options["alone"]:
            self._compare(size, root=root, held=found.held)

    def _compare(self, size: int, *, root: bytes, held: Held) -> None:
        block = Block.objects.filter(size=size).first()
        if block is None or bytes(block.root) != root:
            raise CommandError("This database has another ledger, or an older one.", returncode=1)
        with connection.cursor() as cursor:
            cursor.execute(_SEALED, [size])
            here = Counter({(wallet, asset): int(sum_) for wallet, asset, sum_ in cursor})
        differing = sorted(key for key in here.keys() | held.keys() if here[key] != held[key])
        for wallet, asset in differing:
            self.stdout.write(
                f"wallet {wallet}: {held[wallet, asset]} of {Asset(asset).name} in the copy,"
                f" {here[wallet, asset]} here"
            )
        if differing:
            raise CommandError(f"{len(differing)} balances differ.", returncode=1)
        self.stdout.write(f"This database has the same root and the same {len(here)} balances.")


def _keys(file: Path | None) -> list[VerifierKey]:
    return known_keys() if file is None else keys_in(file)
