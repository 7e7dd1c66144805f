"""A closed cycle's digests go into the seal of a block, once: of its plan, and of the file that
publishes what the plan follows from.
"""

import logging
from datetime import datetime

from ledger.services import seal
from rewards.models import Cycle
from rewards.services.publishing import block_with, publish
from rewards.services.turns import turn

_log = logging.getLogger(__name__)


def seal_cycles(now: datetime) -> int:
    """Have a block made for each closed cycle that is in none, once its inputs are published;
    returns how many there were.

    May be broken off anywhere: a digest that a block carries already is found there again. A cycle
    whose file cannot be published, for whatever reason, waits for a later call, those after it are
    sealed, and paying goes on. Cycles that paid nothing have no inputs and stand in no seal.
    Returns 0 when somebody else is at work on cycles. Not for use inside a transaction: blocks are
    signed outside of the one that makes them.
    """
    with turn() as ours:
        if not ours:
            return 0
        waiting = Cycle.objects.paid_out().filter(block=None).order_by("number")
        done = 0
        for number in list(waiting.values_list("number", flat=True)):
            cycle = _published(number)
            if cycle is not None:
                cycle.block = block_with(cycle) or _make_block(cycle, now)
                cycle.save(update_fields=["block"])
                done += 1
        return done


def _published(number: int) -> Cycle | None:
    """The cycle with its file; None where there is none, which the log tells."""
    try:
        return publish(number)
    except Exception:
        # Rows and files that somebody tampered with fail in ways of their own; whatever is wrong
        # with one cycle's file, others are paid and sealed.
        _log.exception("The inputs of cycle %s are not published, nor is it sealed", number)
        return None


def _make_block(cycle: Cycle, now: datetime) -> int | None:
    block = seal(
        now,
        plan_digest=bytes(cycle.plan_digest),
        inputs_digest=bytes(cycle.inputs_digest),
        rules=cycle.rules,
    )
    return None if block is None else block.height
