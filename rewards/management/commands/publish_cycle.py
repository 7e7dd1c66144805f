"""`manage.py publish_cycle`: the file of a payout round's inputs, written and computed again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ledger.selectors import database_time
from rewards.errors import PublicationRefused
from rewards.selectors import unpublished
from rewards.services import publish_again
from rewards.stored_inputs import file_name


class Command(BaseCommand):
    """Writes what is missing or damaged, for rounds from before files were published, too.

    Exit code 1 when a round does not come out of its file again as it was paid.
    """

    help = "Publish what payout rounds were computed from, and compute them again from that."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("numbers", nargs="*", type=int, metavar="NUMBER", help="of a round")
        parser.add_argument(
            "--missing", action="store_true", help="all closed rounds that have no file yet"
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="take the digest that the file has now, where no block carries the one before",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        numbers: list[int] = options["numbers"]
        if options["missing"]:
            numbers = [*numbers, *unpublished()]
        elif not numbers:
            raise CommandError("Say which rounds, by number, or --missing.", returncode=2)
        replace = bool(options["replace"])
        differing = [number for number in numbers if self._publish(number, replace=replace)]
        if differing:
            raise CommandError(
                f"Not as they were paid: rounds {', '.join(map(str, differing))}.", returncode=1
            )

    def _publish(self, number: int, *, replace: bool) -> str:
        """Publish one round; what differs then."""
        try:
            cycle, finding = publish_again(number, now=database_time(), replace=replace)
        except (PublicationRefused, OSError) as error:
            raise CommandError(f"Round {number}: {error}", returncode=2) from error
        digest = bytes(cycle.inputs_digest)
        self.stdout.write(
            f"Round {number}: {file_name(digest)}, {cycle.inputs_bytes} bytes, SHA-256 of its"
            f" JSON {digest.hex()}; {finding or 'it comes out again as it was paid'}."
        )
        return finding
