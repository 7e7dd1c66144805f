"""`manage.py publish_cycle`: the file of a payout round's inputs, written and computed again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ledger.selectors import database_time
from rewards.errors import PublicationRefused
from rewards.models import Cycle
from rewards.services import publish, recompute_cycle
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

    def handle(self, *args: Any, **options: Any) -> None:
        numbers: list[int] = options["numbers"]
        if options["missing"]:
            closed = Cycle.objects.filter(state=Cycle.State.CLOSED, works__gt=0, inputs_digest=b"")
            numbers = [*numbers, *closed.order_by("number").values_list("number", flat=True)]
        elif not numbers:
            raise CommandError("Say which rounds, by number, or --missing.", returncode=2)
        differing = [number for number in numbers if self._publish(number)]
        if differing:
            raise CommandError(
                f"Not as they were paid: rounds {', '.join(map(str, differing))}.", returncode=1
            )

    def _publish(self, number: int) -> str:
        """Publish one round; what differs then."""
        try:
            cycle = publish(number)
        except (PublicationRefused, OSError) as error:
            raise CommandError(f"Round {number}: {error}", returncode=2) from error
        finding = recompute_cycle(cycle, now=database_time())
        digest = bytes(cycle.inputs_digest)
        self.stdout.write(
            f"Round {number}: {file_name(digest)}, {cycle.inputs_bytes} bytes, SHA-256 of its"
            f" JSON {digest.hex()}; {finding or 'it comes out again as it was paid'}."
        )
        return finding
