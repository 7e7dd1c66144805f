"""`manage.py announce --english ... --swedish ... --until ...`: words on every page."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive

from ledger.selectors import database_time
from moderation.errors import ModerationError
from moderation.services import announce


class Command(BaseCommand):
    """Tell everybody something, and note by whose order."""

    help = "Show words on every page of the site for a time."

    def add_arguments(self, parser: CommandParser) -> None:
        """The words in both languages, until when, by whose order."""
        parser.add_argument("--english", required=True)
        parser.add_argument("--swedish", required=True)
        parser.add_argument("--since", help="as 2026-12-01T08:00Z; now if left out")
        parser.add_argument("--until", help="as 2026-12-01T18:00Z; a day later if left out")
        parser.add_argument("--operator", required=True, help="who gives the order")

    def handle(self, *args: Any, **options: Any) -> None:
        """CommandError, and nothing is shown, for what makes no sense."""
        operator = options["operator"].strip()
        if not 0 < len(operator) <= 60:
            raise CommandError("Say in 1 to 60 characters who gives the order.")
        now = database_time()
        since = _moment(options["since"]) if options["since"] else now
        until = _moment(options["until"]) if options["until"] else since + timedelta(days=1)
        try:
            made = announce(
                english=options["english"],
                swedish=options["swedish"],
                since=since,
                until=until,
                by=None,
                operator=operator,
                key=uuid4(),
                now=now,
            )
        except ModerationError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Announcement {made.pk}, until {made.until.isoformat()}.")


def _moment(text: str) -> datetime:
    """A moment with its offset; nobody's time zone is guessed."""
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None or is_naive(found):
        raise CommandError(f"{text} is no moment: write it as 2026-12-01T08:00Z.")
    return found
