"""`manage.py appoint NAME --office moderator`: who looks after the whole site."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.selectors import account_named
from ledger.selectors import database_time
from moderation.errors import ModerationError
from moderation.rights import SiteOffice
from moderation.services import appoint


class Command(BaseCommand):
    """Give or take an office, and note by whose order."""

    help = "Make an account a moderator or an administrator of the site, or neither."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who becomes what, by whose order."""
        parser.add_argument("name", metavar="NAME")
        parser.add_argument("--office", required=True, choices=[each.value for each in SiteOffice])
        parser.add_argument("--operator", required=True, help="who gives the order")

    def handle(self, *args: Any, **options: Any) -> None:
        """CommandError, and nothing is changed, for whom there is not."""
        operator = options["operator"].strip()
        if not 0 < len(operator) <= 60:
            raise CommandError("Say in 1 to 60 characters who gives the order.")
        account = account_named(options["name"].removeprefix("@"))
        if account is None:
            raise CommandError(f"There is no account {options['name']}.")
        office = SiteOffice(options["office"])
        try:
            appoint(account, office=office, operator=operator, now=database_time())
        except ModerationError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"@{account.name}: {office}.")
