"""What the ledger refuses, as sentences for the person or the program that asked."""

from ledger.refusal import Refusal


class LedgerError(Refusal):
    """The ledger refused; nothing was written."""

    code = "ledger.refused"


class InsufficientFunds(LedgerError):
    """A guarded wallet holds less than what should leave it."""

    code = "ledger.insufficient-funds"


class StakeNotAvailable(LedgerError):
    """The stake is lent, on its way back or being powered down."""

    code = "ledger.stake-not-available"


class KeyConflict(LedgerError):
    """An idempotency key was used before, for something else."""

    code = "ledger.key-conflict"


class UnknownWallet(LedgerError):
    """No wallet has this number."""

    code = "ledger.unknown-wallet"


class InvalidAmount(LedgerError):
    """An amount is no whole number of smallest units in 1..2^53-1, or comes to nothing."""

    code = "ledger.invalid-amount"


class SameWallet(LedgerError):
    """A transfer goes from a wallet to itself."""

    code = "ledger.same-wallet"


class NotYours(LedgerError):
    """Only the worker and the operator move what is the system's."""

    code = "ledger.not-yours"
