"""What beat asks of moderation."""

from celery import shared_task

from ledger.selectors import database_time
from moderation.services import carry_out_due, let_time_pass, read_texts, sweep_on


@shared_task
def pass_time() -> None:
    """End measures whose time is over, make decisions final, settle what they hold."""
    let_time_pass(database_time())


@shared_task(acks_late=True, reject_on_worker_lost=True)
def find_likenesses() -> int:
    """Look whether new texts stand in older ones by somebody else; how many were read."""
    return read_texts(database_time())


@shared_task(acks_late=True, reject_on_worker_lost=True)
def sweep_waves() -> int:
    """Go on with taking waves of spam away, or giving them back; how many items were done."""
    return sweep_on(database_time())


@shared_task(acks_late=True, reject_on_worker_lost=True)
def carry_out() -> int:
    """Do what two administrators signed and whose time has come; how many."""
    return carry_out_due(database_time())
