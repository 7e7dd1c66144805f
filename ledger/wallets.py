"""The wallets that every ledger has, and the kinds that all wallets are of.

A wallet is a number and a kind. Who is behind the number is nothing that the ledger knows.
"""

from enum import IntEnum

FIRST_OPEN_WALLET = 1001
"""The number of the first wallet opened for somebody; everything below belongs to the system."""


class SystemWallet(IntEnum):
    """Wallets with a fixed number. They keep no locked balance row, but are rolled up."""

    ISSUE = 1
    BURN = 2
    VESTING = 3
    FUND = 4
    TREASURY = 5
    DUST = 6
    SIGNERS = 7
