"""Each night closed cycles are computed again, as anybody could, and what differs is an alarm."""

import logging
from datetime import datetime
from typing import Final

from rewards.differences import differences
from rewards.errors import PublicationRefused
from rewards.models import Cycle, Recomputation
from rewards.services.publishing import publish

_log = logging.getLogger(__name__)

AGAIN: Final = 100
"""Cycles of earlier nights that one night looks at once more: the longest ago first."""


def recompute_cycles(now: datetime) -> int:
    """Compute all closed cycles again that were not yet, and some that were, from what is
    published; returns how many of all cycles differ by now.

    Rounds from before inputs were published get their files now. Each is noted by itself: broken
    off, the next night goes on. What differs is an error in the log, too.
    """
    closed = Cycle.objects.filter(state=Cycle.State.CLOSED, works__gt=0)
    fresh = closed.filter(recomputation=None).order_by("number")
    old = closed.filter(recomputation__at__lt=now).order_by("recomputation__at", "number")
    numbers = [
        *fresh.values_list("number", flat=True),
        *old.values_list("number", flat=True)[:AGAIN],
    ]
    for number in numbers:
        recompute_cycle(_with_file(Cycle.objects.get(pk=number)), now=now)
    return Recomputation.objects.exclude(finding="").count()


def _with_file(cycle: Cycle) -> Cycle:
    """The cycle, published if it never was. A file that was there and is not any more, or not as
    it was, is left for the check to find.
    """
    if cycle.inputs_digest:
        return cycle
    try:
        return publish(cycle.number)
    except (OSError, PublicationRefused):
        _log.exception("The inputs of cycle %s are not published", cycle.number)
        return cycle


def recompute_cycle(cycle: Cycle, *, now: datetime) -> str:
    """Compute one closed cycle again and note what differs: a sentence, or nothing."""
    finding = "; ".join(differences(cycle))
    Recomputation.objects.update_or_create(cycle=cycle, defaults={"at": now, "finding": finding})
    if finding:
        _log.error("Cycle %s does not come out again: %s", cycle.number, finding)
    return finding
