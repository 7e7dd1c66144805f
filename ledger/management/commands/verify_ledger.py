"""`manage.py verify_ledger`: is the ledger what it says it is?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ledger.verify import CHECKS


class Command(BaseCommand):
    """Runs every check; findings one a line, and exit code 1 when there is one."""

    help = "Check sums, leaves, tree, blocks, signatures, balances and the database's own guards."

    def handle(self, *args: Any, **options: Any) -> None:
        findings = 0
        for check in CHECKS:
            for finding in check():
                findings += 1
                self.stdout.write(finding)
        if findings:
            raise CommandError(f"The ledger does not verify: {findings} findings.", returncode=1)
        self.stdout.write(f"The ledger verifies: {len(CHECKS)} checks, no finding.")
