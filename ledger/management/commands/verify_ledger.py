"""`manage.py verify_ledger`: is the ledger what it says it is?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from ledger.verify import CHECKS


class Command(BaseCommand):
    """Runs every check; findings one a line. Exit code 1 when there is one, 2 without database."""

    help = "Check sums, leaves, tree, blocks, signatures, balances and the database's own guards."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            findings = self._look()
        except OperationalError as error:
            raise CommandError(
                "The ledger's database does not answer. Set DATABASE_URL, INKWELL_ORIGIN and "
                "INKWELL_SIGNER_SOCKET as for the worker; for a demo that runs add --data DIR, "
                f"by default --data var. The database's driver says: {_one_line(error)}",
                returncode=2,
            ) from error
        if findings:
            raise CommandError(f"The ledger does not verify: {findings} findings.", returncode=1)
        self.stdout.write(f"The ledger verifies: {len(CHECKS)} checks, no finding.")

    def _look(self) -> int:
        """Run every check and write its findings; how many there are."""
        findings = 0
        for check in CHECKS:
            for finding in check():
                findings += 1
                self.stdout.write(finding)
        return findings


def _one_line(error: OperationalError) -> str:
    return " ".join(str(error).split())
