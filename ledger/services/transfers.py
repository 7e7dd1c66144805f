"""The interactive transfer: one round trip."""

from contextlib import nullcontext
from hashlib import sha256

from django.db import connection, transaction

from ledger.assets import Asset
from ledger.codes import Code
from ledger.errors import InsufficientFunds, InvalidAmount
from ledger.selectors import balance
from ledger.services.locks import lock_treasury
from ledger.services.refusals import refusals
from ledger.wallets import SystemWallet


def transfer(
    debit: int,
    *,
    credit: int,
    amount: int,
    key: str,
    asset: Asset = Asset.INK,
    code: Code = Code.TRANSFER,
    reference: str = "",
    rules: str = "",
) -> int:
    """Move `amount` smallest units and return the batch's id.

    The same key again, with the same content, returns the batch it made and moves nothing; with
    other content it is a KeyConflict. InsufficientFunds, UnknownWallet, SameWallet, InvalidAmount
    when that is so. VESTS are not sent but powered down: InvalidAmount.
    """
    if asset is not Asset.INK:
        raise InvalidAmount("Only INK is sent. Ink Power leaves a wallet by powering down.")
    if type(amount) is not int or not -(2**63) <= amount < 2**63:
        raise InvalidAmount("An amount is a whole number of smallest units.")
    digest = sha256(key.encode()).digest()
    # The statement alone is a transaction; inside another one it needs a savepoint to go back to.
    undo = transaction.atomic() if connection.in_atomic_block else nullcontext()
    with refusals(), undo, connection.cursor() as cursor:
        cursor.execute(
            "SELECT ledger_transfer(%s, %s, %s, %s::smallint, %s, %s::smallint, %s, %s)",
            [digest, debit, credit, asset, amount, code, reference, rules],
        )
        (batch,) = cursor.fetchone()
    return int(batch)


@transaction.atomic
def pay_from_treasury(credit: int, *, amount: int, key: str, reference: str) -> int:
    """Move `amount` milli-INK out of the treasury and return the batch's id, once for each key.

    InsufficientFunds where it holds less; NotYours for a login that does not serve the system;
    otherwise as `transfer`. Locks the treasury.
    """
    lock_treasury()
    batch = transfer(
        SystemWallet.TREASURY, credit=credit, amount=amount, key=key, reference=reference
    )
    if balance(SystemWallet.TREASURY, Asset.INK) < 0:
        raise InsufficientFunds("The treasury holds less than that: pay a smaller amount.")
    return batch
