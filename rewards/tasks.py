"""What the worker does for `rewards`. The queue is only a hint: each task asks the database."""

from celery import shared_task

from ledger.selectors import database_time
from rewards.active import active_rules
from rewards.services import run_cycle, seal_cycles


@shared_task(acks_late=True, reject_on_worker_lost=True)
def payout_cycle() -> int:
    """Run all cycles that are due and have each sealed; returns how many there were.

    Delivered twice, late or a thousand times at once, it does nothing more than once.
    """
    done = 0
    seal_cycles(database_time())
    while run_cycle(database_time(), rules=active_rules()) is not None:
        done += 1
        seal_cycles(database_time())
    return done
