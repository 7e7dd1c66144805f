"""What the worker does for notices. Each task may be delivered twice, late, or at once."""

from celery import shared_task

from ledger.selectors import database_time
from notifications.announcements import show
from notifications.gathering import gather


@shared_task(acks_late=True, reject_on_worker_lost=True)
def read_news() -> int:
    """Make notices of what happened below; how many news were new."""
    return gather(database_time())


@shared_task
def show_announcements() -> int:
    """Have pages show what is told to everybody at this moment; how many announcements."""
    return show(database_time())
