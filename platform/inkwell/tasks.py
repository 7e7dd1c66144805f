"""What the worker does for the demo alone."""

from random import Random

from celery import shared_task

from inkwell.demo.life import live
from ledger.selectors import database_time

_DICE = Random()


@shared_task
def go_on_living() -> str:
    """Let the demo's people write or vote once more."""
    return live(database_time(), dice=_DICE)
