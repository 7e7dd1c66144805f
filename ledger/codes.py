"""Why a token moved.

The numbers are part of the signed leaves: they are added to, never changed or used again.
"""

from enum import IntEnum


class Code(IntEnum):
    """The reason of a transfer, and of the batch that it stands or falls with."""

    GENESIS = 1
    EMISSION_CONTENT = 2
    EMISSION_VESTING = 3
    EMISSION_TREASURY = 4
    EMISSION_SIGNERS = 5
    TRANSFER = 10
    POWER_UP = 11
    VESTING_MINT = 12
    POWER_DOWN = 13
    VESTING_BURN = 14
    TIP = 15
    AUTHOR_REWARD = 20
    CURATION_REWARD = 21
    BENEFICIARY_REWARD = 22
    HOST_REWARD = 23
    VESTING_REWARD = 24
    CARRY = 25
    BURN = 30
    REVERSAL = 31
    HOLD = 32
    RELEASE = 33
    IMPORT = 34
