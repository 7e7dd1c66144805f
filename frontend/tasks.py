"""Jobs of the front end: letters are what people see, so their words are put together here."""

from celery import shared_task

from frontend import digests, letters, news, pushes
from frontend.pages import plans
from ledger.selectors import database_time
from notifications.selectors import waiting_for_push


@shared_task
def carry_letters() -> int:
    """Send the letters that are due."""
    return letters.carry_due(database_time())


@shared_task(acks_late=True, reject_on_worker_lost=True)
def publish_planned() -> int:
    """Publish the planned texts whose time has come; how many went out."""
    return plans.publish_due(database_time())


@shared_task
def forget() -> None:
    """Drop what is kept for a time only."""
    letters.forget(database_time())


@shared_task
def write_digests() -> int:
    """Write the digests that are due."""
    return digests.write_due(database_time())


@shared_task
def write_news() -> int:
    """Write letters with the news that nobody read."""
    return news.write_due(database_time())


@shared_task
def push_news() -> None:
    """Ask for each account whose devices wait for news; its number is all that the queue sees."""
    for account in waiting_for_push(database_time()):
        push_to.delay(account)


@shared_task(soft_time_limit=90)
def push_to(account: int) -> int:
    """Send one account's news to its devices."""
    return pushes.deliver(account, database_time())
