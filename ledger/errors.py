"""What the ledger refuses, as sentences for the person or the program that asked."""


class LedgerError(Exception):
    """The ledger refused; nothing was written."""


class InsufficientFunds(LedgerError):
    """A guarded wallet holds less than what should leave it."""


class StakeNotAvailable(LedgerError):
    """The stake is lent, on its way back or being powered down."""


class KeyConflict(LedgerError):
    """An idempotency key was used before, for something else."""


class UnknownWallet(LedgerError):
    """No wallet has this number."""


class InvalidAmount(LedgerError):
    """An amount is no whole number of smallest units in 1..2^53-1, or comes to nothing."""


class SameWallet(LedgerError):
    """A transfer goes from a wallet to itself."""
