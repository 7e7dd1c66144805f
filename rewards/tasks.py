"""What the worker does for `rewards`. The queue is only a hint: each task asks the database."""

from celery import shared_task

from ledger.selectors import database_time
from rewards.active import rules_at
from rewards.services import recompute_cycles, remember_estimates, run_cycle, seal_cycles


@shared_task(acks_late=True, reject_on_worker_lost=True)
def payout_cycle() -> int:
    """Run all cycles that are due and have each sealed; returns how many there were.

    Delivered twice, late or a thousand times at once, it does nothing more than once.
    """
    done, now = 0, database_time()
    seal_cycles(now)
    while run_cycle(now, rules=rules_at(now)) is not None:
        done, now = done + 1, database_time()
        seal_cycles(now)
    return done


@shared_task(acks_late=True)
def recompute() -> int:
    """Compute cycles again from what is published; how many differ."""
    return recompute_cycles(database_time())


@shared_task(acks_late=True)
def estimate() -> int:
    """Write down what open works would be paid, where it is time for it; how many there were."""
    now = database_time()
    return remember_estimates(now, rules=rules_at(now))
