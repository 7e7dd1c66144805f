"""`manage.py seed_world`: let the demo's small world happen in an empty database, or go on."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Account
from inkwell.demo.offices import staff
from inkwell.demo.seed import seed
from inkwell.demo.story import read_world
from ledger.selectors import database_time
from rewards.active import rules_at


class Command(BaseCommand):
    """Seed, or finish what was cut off; everybody's password comes from the environment."""

    help = "Fill an empty database with the demo's people, texts, votes and payouts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=Path, help="file to write to who can sign in")

    def handle(self, *, people: Path | None, **options: object) -> None:
        password = os.environ.get("INKWELL_DEMO_PASSWORD", "")
        if not password:
            raise CommandError("Set INKWELL_DEMO_PASSWORD: everybody in the world signs in by it.")
        world = read_world()
        its_own = {person.name for person in world.people} | staff().keys()
        if Account.objects.exclude(name__in=its_own).exists():
            raise CommandError("There are accounts already: the world needs an empty database.")
        begun = Account.objects.order_by("pk").first()
        if begun is not None and not begun.check_password(password):
            # Its pictures, and the keys of its blocks, are in the folder that it began in.
            raise CommandError(
                "The world began from another folder: name that one with --data, or an empty"
                " database."
            )
        now = database_time()
        names = seed(world, rules=rules_at(now), now=now, password=password)
        if people is not None:
            offices = ", ".join(f"{name} ({office.value})" for name, office in staff().items())
            people.write_text(
                f"Sign in as {', '.join(names)}; the password is {password}\n"
                f"Of the site's staff are {offices}, with the same password; their desk at /admin/"
                " first asks for a second key, a passkey or codes of an app.\n"
            )
        self.stdout.write(f"{len(names)} people live here now.")
