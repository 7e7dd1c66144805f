"""From what PostgreSQL refuses to sentences. The rules are its own; here they only get words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
from django.db import DatabaseError

from ledger.assets import MAX_AMOUNT
from ledger.errors import (
    InsufficientFunds,
    InvalidAmount,
    KeyConflict,
    LedgerError,
    NotYours,
    SameWallet,
    UnknownWallet,
)

_BY_CONSTRAINT: Final[dict[str, Callable[[], LedgerError]]] = {
    "ledger_balance_not_negative": lambda: InsufficientFunds(
        "The wallet holds less than that: send a smaller amount."
    ),
    "ledger_transfer_amount": lambda: InvalidAmount(
        "An amount is a whole number of smallest units between 1 and %(most)s.", most=MAX_AMOUNT
    ),
    "ledger_transfer_two_wallets": lambda: SameWallet(
        "A wallet cannot send to itself: choose another receiver."
    ),
}
_BY_STATE: Final[dict[str, Callable[[], LedgerError]]] = {
    "IK003": lambda: KeyConflict(
        "This key was used before for something else: take a new key for a new transfer."
    ),
    "IK004": lambda: NotYours("This process moves nothing out of the wallets of the system."),
    "23503": lambda: UnknownWallet("There is no wallet with this number."),
}


@contextmanager
def refusals() -> Iterator[None]:
    """Turn PostgreSQL's refusals into the errors of `ledger.errors`; others pass."""
    try:
        yield
    except (DatabaseError, psycopg.Error) as error:
        # COPY speaks to the driver directly; all else comes wrapped by Django.
        cause = error if isinstance(error, psycopg.Error) else error.__cause__
        if not isinstance(cause, psycopg.Error):
            raise
        found = _BY_CONSTRAINT.get(cause.diag.constraint_name or "") or _BY_STATE.get(
            cause.sqlstate or ""
        )
        if found is None:
            raise
        raise found() from error
