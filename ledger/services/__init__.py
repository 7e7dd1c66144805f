"""All that writes to the ledger. Nothing is ever changed: an error is corrected by a reversal."""

from ledger.services.delegation import delegate, reduce_delegation, return_delegations
from ledger.services.genesis import Allocation, genesis
from ledger.services.posting import Draft, Leg, post, reverse
from ledger.services.power import (
    cancel_power_down,
    power_down,
    power_up,
    require_power,
    run_power_down_steps,
)
from ledger.services.publishing import publish_log
from ledger.services.rolling import roll_up
from ledger.services.sealing import reset_horizons, seal, sign_blocks
from ledger.services.transfers import pay_from_treasury, transfer
from ledger.services.volumes import VolumeRows, post_volume
from ledger.services.wallets import open_wallet, open_wallets

__all__ = [
    "Allocation",
    "Draft",
    "Leg",
    "VolumeRows",
    "cancel_power_down",
    "delegate",
    "genesis",
    "open_wallet",
    "open_wallets",
    "pay_from_treasury",
    "post",
    "post_volume",
    "power_down",
    "power_up",
    "publish_log",
    "reduce_delegation",
    "require_power",
    "reset_horizons",
    "return_delegations",
    "reverse",
    "roll_up",
    "run_power_down_steps",
    "seal",
    "sign_blocks",
    "transfer",
]
