"""What beat asks of moderation."""

from celery import shared_task

from ledger.selectors import database_time
from moderation.services import let_time_pass, read_texts


@shared_task
def pass_time() -> None:
    """End measures whose time is over, make decisions final, settle what they hold."""
    let_time_pass(database_time())


@shared_task(acks_late=True, reject_on_worker_lost=True)
def find_likenesses() -> int:
    """Look whether new texts stand in older ones by somebody else; how many were read."""
    return read_texts(database_time())
