"""Locks on stake, in the order of the wallets' numbers, on the share price and on the treasury."""

from collections.abc import Iterable

from django.db import connection

from ledger.errors import UnknownWallet
from ledger.models import Stake, Wallet

_SHARE_PRICE = 7_301
_TREASURY = 7_305


def lock_stakes(wallets: Iterable[int]) -> dict[int, Stake]:
    """Lock the stake rows of these wallets, making those that are missing. In a transaction.

    UnknownWallet when one has no wallet.
    """
    wanted = sorted({int(wallet) for wallet in wallets})
    known = set(Wallet.objects.filter(id__in=wanted).values_list("id", flat=True))
    for wallet in wanted:
        if wallet not in known:
            raise UnknownWallet("There is no wallet %(number)s.", number=wallet)
    Stake.objects.bulk_create(
        [Stake(wallet_id=wallet) for wallet in wanted], ignore_conflicts=True
    )
    rows = Stake.objects.select_for_update().filter(wallet_id__in=wanted).order_by("wallet_id")
    return {stake.wallet_id: stake for stake in rows}


def lock_share_price() -> None:
    """One at a time joins or leaves the vesting pool, so that each sees the other's price."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SHARE_PRICE])


def lock_treasury() -> None:
    """One at a time pays out of the treasury, which has no guarded balance of its own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TREASURY])
