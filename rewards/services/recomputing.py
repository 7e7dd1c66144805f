"""Each night closed cycles are computed again, as anybody could, and what differs is an alarm."""

import logging
from datetime import datetime, timedelta
from typing import Final

from ledger.services.roles import as_sealer
from rewards.differences import differences
from rewards.models import Cycle, Recomputation
from rewards.services.publishing import publish

_log = logging.getLogger(__name__)

AGAIN: Final = 100
"""Cycles of earlier nights that one night looks at once more: the longest ago first."""
PATIENCE: Final = timedelta(minutes=5)
"""A cycle that was closed a moment ago is being published: the next night looks at it."""


def recompute_cycles(now: datetime) -> int:
    """Compute again, from what is published, all closed cycles that differed or were not yet, and
    some of the others; returns how many of all cycles differ by now.

    Rounds from before inputs were published get their files now. Each is noted by itself: broken
    off, the next night goes on. What differs is an error in the log, too.
    """
    closed = Cycle.objects.paid_out().filter(closed_at__lte=now - PATIENCE)
    differing = closed.filter(recomputation__at__lt=now).exclude(recomputation__finding="")
    fresh = closed.filter(recomputation=None)
    old = closed.filter(recomputation__at__lt=now, recomputation__finding="")
    numbers = [
        *differing.order_by("number").values_list("number", flat=True),
        *fresh.order_by("number").values_list("number", flat=True),
        *old.order_by("recomputation__at", "number").values_list("number", flat=True)[:AGAIN],
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
    except Exception:
        # As in `sealing`: what is wrong with one keeps nobody from looking at the others.
        _log.exception("The inputs of cycle %s are not published", cycle.number)
        return cycle


def recompute_cycle(cycle: Cycle, *, now: datetime) -> str:
    """Compute one closed cycle again and note what differs: a sentence, or nothing. The note is
    for logins that serve the system.
    """
    finding = "; ".join(differences(cycle))
    with as_sealer():
        Recomputation.objects.update_or_create(
            cycle_id=cycle.number, defaults={"at": now, "finding": finding}
        )
    if finding:
        _log.error("Cycle %s does not come out again: %s", cycle.number, finding)
    return finding


def publish_again(number: int, *, now: datetime, replace: bool = False) -> tuple[Cycle, str]:
    """Publish one round, as `publish` does and refuses, and compute it again: the cycle, and what
    differs.
    """
    cycle = publish(number, replace=replace)
    return cycle, recompute_cycle(cycle, now=now)
