"""`manage.py parked_works`: works that could not be paid, and `--resume N` once one can be."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rewards.selectors import parked_windows
from rewards.services import resume


class Command(BaseCommand):
    """List the parked windows, or give the work of one back to the next cycle."""

    help = "List works that could not be paid, with the reason; or resume one."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--resume N` names a work."""
        parser.add_argument(
            "--resume", type=int, metavar="WORK", help="pay it with the next cycle"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Resume the named work, or list what is parked; the exit status is 0 either way."""
        work: int | None = options["resume"]
        if work is None:
            for window in parked_windows():
                self.stdout.write(f"work {window.work_id}: {window.parked}")
        elif resume(work):
            self.stdout.write(f"The next cycle takes work {work}, or parks it again.")
        else:
            raise CommandError(f"Work {work} is not parked.")
