"""Opening wallets."""

from django.db import connection

from ledger.models import Kind


def open_wallet(kind: Kind) -> int:
    """Open a wallet of `kind` (person, community or escrow) and return its number, from 1001."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO ledger_wallet (kind) VALUES (%s) RETURNING id", [kind])
        (number,) = cursor.fetchone()
    return int(number)
