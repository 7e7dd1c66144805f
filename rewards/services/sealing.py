"""A closed cycle's digests go into the seal of a block, once: of its plan, and of the file that
publishes what the plan follows from.
"""

import logging
from datetime import datetime

from ledger.models import Block
from ledger.services import seal
from rewards.errors import PublicationRefused
from rewards.models import Cycle
from rewards.services.publishing import publish
from rewards.services.turns import turn

_log = logging.getLogger(__name__)


def seal_cycles(now: datetime) -> int:
    """Have a block made for each closed cycle that is in none, once its inputs are published;
    returns how many there were.

    May be broken off anywhere: a digest that a block carries already is found there again. Where
    a file cannot be stored, or is not the one it was, its cycle and those after it wait, and
    paying goes on. Cycles that
    paid nothing have no inputs and stand in no seal. Returns 0 when somebody else is at work on
    cycles. Not for use inside a transaction: blocks are signed outside of the one that makes them.
    """
    with turn() as ours:
        if not ours:
            return 0
        waiting = Cycle.objects.filter(state=Cycle.State.CLOSED, works__gt=0, block=None)
        done = 0
        for number in list(waiting.order_by("number").values_list("number", flat=True)):
            try:
                cycle = publish(number)
            except (OSError, PublicationRefused):
                _log.exception(
                    "The inputs of cycle %s are not published, nor is it sealed", number
                )
                break
            cycle.block = _block_with(cycle) or _make_block(cycle, now)
            cycle.save(update_fields=["block"])
            done += 1
        return done


def _block_with(cycle: Cycle) -> int | None:
    """The height of the block that has the digests: above those of the cycles sealed before."""
    sealed = Cycle.objects.exclude(block=None).order_by("-number")
    above = sealed.values_list("block", flat=True).first() or 0
    made = Block.objects.filter(
        height__gt=above, plan_digest=cycle.plan_digest, inputs_digest=cycle.inputs_digest
    )
    return made.values_list("height", flat=True).first()


def _make_block(cycle: Cycle, now: datetime) -> int | None:
    block = seal(
        now,
        plan_digest=bytes(cycle.plan_digest),
        inputs_digest=bytes(cycle.inputs_digest),
        rules=cycle.rules,
    )
    return None if block is None else block.height
