"""Everything that changes what `rewards` keeps: terms, windows, the fund and the payout cycle."""

from rewards.services.adopting import adopt
from rewards.services.cycle import run_cycle
from rewards.services.estimating import remember_estimates
from rewards.services.genesis import found_fund, genesis
from rewards.services.holding import give_back, hold, lock_hold, release
from rewards.services.parking import resume
from rewards.services.publishing import publish
from rewards.services.recomputing import publish_again, recompute_cycle, recompute_cycles
from rewards.services.sealing import seal_cycles
from rewards.services.terms import open_window, open_work_window, set_terms

__all__ = [
    "adopt",
    "found_fund",
    "genesis",
    "give_back",
    "hold",
    "lock_hold",
    "open_window",
    "open_work_window",
    "publish",
    "publish_again",
    "recompute_cycle",
    "recompute_cycles",
    "release",
    "remember_estimates",
    "resume",
    "run_cycle",
    "seal_cycles",
    "set_terms",
]
