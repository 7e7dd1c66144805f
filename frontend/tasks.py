"""Jobs of the front end: letters are what people see, so their words are put together here."""

from typing import Final

from celery import Task, shared_task
from celery.utils.time import get_exponential_backoff_interval

from articles.services import gather_reads as keep_counted
from frontend import digests, letters, news, pushes
from frontend.pages import plans
from ledger.selectors import database_time
from notifications.selectors import waiting_for_push

_FIRST_SECONDS: Final = 30
_MOST_SECONDS: Final = 600
#: The broker gives a job that waits for longer than an hour to a second worker as well.
_LONGEST_SECONDS: Final = 2_400


@shared_task
def carry_letters() -> int:
    """Send the letters that are due."""
    return letters.carry_due(database_time())


@shared_task(acks_late=True, reject_on_worker_lost=True)
def publish_planned() -> int:
    """Publish the planned texts whose time has come; how many went out."""
    return plans.publish_due(database_time())


@shared_task
def gather_reads() -> int:
    """Keep the reads that were counted; how many they were."""
    return keep_counted()


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
    """Send one account's news to its devices; what is not taken now is tried again."""
    done = pushes.deliver(account, database_time())
    for later in done.later:
        wait = wait_seconds(0, asked=later.wait_seconds)
        if wait is not None:
            push_again.apply_async((later.browser, list(later.notices)), countdown=wait)
    return done.taken


@shared_task(bind=True, soft_time_limit=90, max_retries=4)
def push_again(self: Task, browser: int, notices: list[int]) -> int:
    """Send one browser what its push service did not take, at most five times in all.

    The queue sees numbers: an endpoint is known to the database alone.
    """
    done = pushes.deliver_again(browser, notices, database_time())
    tried = self.request.retries
    for later in done.later:
        wait = wait_seconds(tried + 1, asked=later.wait_seconds)
        if wait is not None and tried < (self.max_retries or 0):
            raise self.retry(args=(browser, list(later.notices)), countdown=wait)
    return done.taken


def wait_seconds(tried: int, *, asked: int) -> int | None:
    """How long to wait before the next attempt: longer each time, and never less than asked for.

    None where more is asked for than the queue keeps a job: the news stay on the site.
    """
    if asked > _LONGEST_SECONDS:
        return None
    more: int = get_exponential_backoff_interval(
        _FIRST_SECONDS, tried, _MOST_SECONDS, full_jitter=True
    )
    return max(asked, _FIRST_SECONDS) + more
