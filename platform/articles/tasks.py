"""What beat asks of texts."""

from celery import shared_task

from articles.services import rank_communities
from ledger.selectors import database_time


@shared_task
def rank() -> int:
    """Count what is open in each community; how many have anything."""
    return rank_communities(database_time())
