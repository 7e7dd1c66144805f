"""What the worker does for accounts. Each task may be delivered twice, late, or at once."""

from celery import shared_task

from accounts.services import end_restrictions
from ledger.selectors import database_time


@shared_task(acks_late=True, reject_on_worker_lost=True)
def end_what_is_over() -> int:
    """Mark restrictions as lifted whose time is over; how many were."""
    return end_restrictions(database_time())
