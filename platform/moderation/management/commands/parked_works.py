"""`manage.py parked_works`: works that could not be paid, and `--resume N` once one can be."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ledger.selectors import database_time
from moderation.errors import JobRefused
from moderation.services.jobs import resume_work
from rewards.selectors import parked_windows


class Command(BaseCommand):
    """List the parked windows, or give the work of one back to the next cycle, and note by whose
    order.
    """

    help = "List works that could not be paid, with the reason; or resume one."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--resume N` names a work."""
        parser.add_argument(
            "--resume", type=int, metavar="WORK", help="pay it with the next cycle"
        )
        parser.add_argument("--operator", default="", help="who gives the order to resume one")

    def handle(self, *args: Any, **options: Any) -> None:
        """Resume the named work, or list what is parked."""
        work: int | None = options["resume"]
        if work is None:
            for window in parked_windows():
                self.stdout.write(f"work {window.work_id}: {window.parked}")
            return
        operator = options["operator"].strip()
        if not 0 < len(operator) <= 60:
            raise CommandError("Say in 1 to 60 characters who gives the order: --operator.")
        try:
            resume_work(work, by=None, operator=operator, now=database_time())
        except JobRefused as refusal:
            raise CommandError(f"Work {work} is not parked.") from refusal
        self.stdout.write(f"The next cycle takes work {work}, or parks it again.")
