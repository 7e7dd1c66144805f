"""What every job of the worker does besides: it writes down how it went."""

import logging
from time import monotonic
from typing import Any, Final

from celery import Task
from django.db import Error

from ledger.selectors import database_time
from moderation.services.jobs import note_done, note_failed

#: A job that ends well many times a minute is written down once.
EVERY_SECONDS: Final = 60.0

_log = logging.getLogger(__name__)
_noted: dict[str, float] = {}


class NotedTask(Task):  # type: ignore[misc] # celery has no types
    """A job whose last end is known at the desk. What it did is kept, whether it is noted or
    not."""

    abstract = True

    def on_success(self, retval: Any, task_id: str, args: Any, kwargs: Any) -> None:
        """Once a minute, and first after a failure."""
        last = _noted.get(self.name)
        if last is not None and monotonic() - last < EVERY_SECONDS:
            return
        try:
            note_done(self.name, result=retval, now=database_time())
            _noted[self.name] = monotonic()
        except Error:
            _log.exception("It was not noted that %s is done", self.name)

    def on_failure(
        self, exc: BaseException, task_id: str, args: Any, kwargs: Any, einfo: Any
    ) -> None:
        """Each time."""
        _noted.pop(self.name, None)
        try:
            note_failed(self.name, error=exc, now=database_time())
        except Error:
            _log.exception("It was not noted that %s failed", self.name)
