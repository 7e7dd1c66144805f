"""All that reads the ledger for others; nothing here writes or locks."""

from ledger.selectors.balances import Totals, balance, balances, system_totals
from ledger.selectors.blocks import (
    KeyEpoch,
    Sealed,
    block,
    blocks,
    consistency_proof,
    frontier,
    inclusion_proof,
    key_epochs,
    latest_block,
    leaves_of,
)
from ledger.selectors.log import leaves_behind
from ledger.selectors.receipts import is_signed, receipt_of
from ledger.selectors.stake import (
    StakeParts,
    effective_stake,
    effective_stakes,
    free_stake,
    leaving_stake,
    lent_by,
    lent_to,
    loans_of,
    power_down_of,
    share_price,
    share_price_by,
    stake_coming_back,
    stake_parts,
)
from ledger.selectors.statement import (
    Line,
    batch_of,
    has_paid,
    lines_of_batch,
    statement,
    turned_ink,
)
from ledger.selectors.sums import Sum, monthly_sums
from ledger.selectors.supply import Supply, supply
from ledger.selectors.time import database_time

__all__ = [
    "KeyEpoch",
    "Line",
    "Sealed",
    "StakeParts",
    "Sum",
    "Supply",
    "Totals",
    "balance",
    "balances",
    "batch_of",
    "block",
    "blocks",
    "consistency_proof",
    "database_time",
    "effective_stake",
    "effective_stakes",
    "free_stake",
    "frontier",
    "has_paid",
    "inclusion_proof",
    "is_signed",
    "key_epochs",
    "latest_block",
    "leaves_behind",
    "leaves_of",
    "leaving_stake",
    "lent_by",
    "lent_to",
    "lines_of_batch",
    "loans_of",
    "monthly_sums",
    "power_down_of",
    "receipt_of",
    "share_price",
    "share_price_by",
    "stake_coming_back",
    "stake_parts",
    "statement",
    "supply",
    "system_totals",
    "turned_ink",
]
