"""The guards themselves: tables, constraints, triggers, functions, owners and grants.

`catalogue.txt` beside this module is what a freshly migrated ledger has; anything else is a
finding. Disabling all triggers and enabling the named ones again leaves those of the foreign keys
off without a word, so the internal ones are looked at too.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.db import connection

_RECORDED: Final = Path(__file__).with_name("catalogue.txt")
_QUERY: Final = Path(__file__).with_name("catalogue.sql")
_LATER_VOLUME: Final = re.compile(r"\bledger_transfer_(?!1\b)\d+")


def check_catalogue() -> Iterator[str]:
    """Every difference from what was recorded, in either direction."""
    recorded = set(_RECORDED.read_text().splitlines())
    found = set(catalogue())
    volumes = {match[0] for line in found for match in _LATER_VOLUME.finditer(line)}
    first = {line for line in recorded if re.search(r"\bledger_transfer_1\b", line)}
    expected = set(recorded)
    for volume in volumes:
        expected |= {re.sub(r"\bledger_transfer_1\b", volume, line) for line in first}
    for line in sorted(expected - found):
        yield f"catalogue: missing or changed: {line}"
    for line in sorted(found - expected):
        yield f"catalogue: not recorded: {line}"


def catalogue() -> list[str]:
    """The ledger's part of PostgreSQL's catalogue, one line for each thing."""
    with connection.cursor() as cursor:
        cursor.execute(_QUERY.read_text())
        return [str(line) for (line,) in cursor.fetchall()]
