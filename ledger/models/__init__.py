"""Tables of the ledger, one noun a file.

PostgreSQL keeps the rules, in `ledger/sql`: what is granted, what is refused and what a trigger
does. These classes are for reading, and for the shape that other apps point at.
"""

from ledger.models.balance import Balance, Rollup
from ledger.models.batch import Batch, Transfer, Volume
from ledger.models.block import Block, Checkpoint, Horizon
from ledger.models.delegation import Delegation, DelegationReturn
from ledger.models.leaf import Entry, Leaf, Node
from ledger.models.stake import PowerDown, Stake
from ledger.models.wallet import Kind, Wallet

__all__ = [
    "Balance",
    "Batch",
    "Block",
    "Checkpoint",
    "Delegation",
    "DelegationReturn",
    "Entry",
    "Horizon",
    "Kind",
    "Leaf",
    "Node",
    "PowerDown",
    "Rollup",
    "Stake",
    "Transfer",
    "Volume",
    "Wallet",
]
