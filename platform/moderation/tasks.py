"""What beat asks of moderation."""

from celery import shared_task

from ledger.selectors import database_time
from moderation.services import let_time_pass


@shared_task
def pass_time() -> None:
    """End measures whose time is over, make decisions final, settle what they hold."""
    let_time_pass(database_time())
