"""Opening wallets."""

from django.db import connection

from ledger.models import Kind


def open_wallet(kind: Kind) -> int:
    """Open a wallet of `kind` (person, community or escrow) and return its number, from 1001."""
    return open_wallets(kind, count=1)[0]


def open_wallets(kind: Kind, *, count: int) -> list[int]:
    """Open `count` wallets of one kind in one statement and return their numbers, ascending."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_wallet (kind) SELECT %s FROM generate_series(1, %s) RETURNING id",
            [kind, count],
        )
        return sorted(int(number) for (number,) in cursor.fetchall())
