"""The peer: django-hordak from PyPI, in a process and a database of its own.

It runs as its documentation has it: both accounts locked, the balance checked by its own sum over
the legs, then `transfer_to`. The process prints its rate; what it takes to start is not counted.
"""

import json
import os
import subprocess
import sys
from decimal import Decimal
from importlib import import_module
from random import Random
from typing import Any, Final

import dj_database_url
import django
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from tests.bench.processor import processor_time
from tests.bench.server import Database

_ACCOUNTS: Final = 20
_APPS: Final = ("django.contrib.contenttypes", "django.contrib.auth", "mptt", "hordak")


def transfers_per_processor_second(database: Database, *, number: int) -> float:
    """Start the peer on an empty database and return what it says of itself."""
    task = {"url": database.url, "postmaster": database.postmaster, "number": number}
    environment = {name: os.environ[name] for name in os.environ if not name.startswith("DJANGO")}
    finished = subprocess.run(
        [sys.executable, "-m", "tests.bench.hordak", json.dumps(task)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode != 0:
        raise RuntimeError(f"django-hordak did not run:\n{finished.stderr}")
    return float(finished.stdout)


def _run(url: str, *, postmaster: int, number: int) -> float:
    settings.configure(
        DATABASES={"default": dj_database_url.parse(url, conn_max_age=60)},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DEFAULT_CURRENCY="EUR",
        CURRENCIES=["EUR"],
        INSTALLED_APPS=_APPS,
        USE_TZ=True,
    )
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    # Imported here because the peer is not installed where this file is checked, and has no types.
    account: Any = import_module("hordak.models").Account
    money: Any = import_module("moneyed").Money
    accounts = _open_accounts(account, money=money)
    chance = Random(1)
    for _ in range(max(number // 20, 1)):
        _move(account, chance.sample(accounts, 2), amount=money(1, "EUR"))
    with processor_time(postmaster) as spent:
        for _ in range(number):
            _move(account, chance.sample(accounts, 2), amount=money(1, "EUR"))
    return number / max(spent.seconds, 0.01)


def _open_accounts(account: Any, *, money: Any) -> list[int]:
    """Accounts with money in them: the numbers of their rows."""
    source = account.objects.create(name="source", code="0", type="IN", currencies=["EUR"])
    opened = []
    for number in range(1, _ACCOUNTS + 1):
        made = account.objects.create(
            name=str(number), code=str(number), type="AS", currencies=["EUR"]
        )
        source.transfer_to(made, money(Decimal(1_000_000), "EUR"))
        opened.append(made.pk)
    return opened


def _move(account: Any, pair: list[int], *, amount: Any) -> None:
    debit, credit = pair
    with transaction.atomic():
        locked = account.objects.select_for_update().order_by("pk")
        rows = {row.pk: row for row in locked.filter(pk__in=pair)}
        held = rows[debit].get_balance()
        if held["EUR"] < amount:
            raise RuntimeError("A peer's account ran out of money.")
        rows[debit].transfer_to(rows[credit], amount)


if __name__ == "__main__":
    task = json.loads(sys.argv[1])
    print(_run(task["url"], postmaster=task["postmaster"], number=task["number"]))
