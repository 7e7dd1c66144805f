"""What beat asks of texts."""

from celery import shared_task

from articles.services import rank_communities, remove_left_files
from ledger.selectors import database_time


@shared_task
def rank() -> int:
    """Count what is open in each community; how many have anything."""
    return rank_communities(database_time())


@shared_task
def remove_files() -> int:
    """Remove files of what was erased, where it was not done at once; of how many erasures."""
    return remove_left_files()
