"""One act in many cases at once: each case by itself, and what could not be done is told."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from accounts.models import Account
from ledger.refusal import Refusal
from moderation.errors import ModerationError
from moderation.jointly import Jointly
from moderation.measures import Measure
from moderation.services.casework import claim, unclaim
from moderation.services.deciding import Ruling, decide

#: Cases that one form can name.
MOST_TOGETHER: Final = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """In how many cases it was done, and why not in the others."""

    done: int
    left: Sequence[tuple[int, Refusal]]


def act_together(
    numbers: Iterable[int],
    *,
    by: Account,
    act: Jointly,
    rule: str,
    message: str,
    key: UUID,
    now: datetime,
) -> Outcome:
    """Do the same in each of these cases, in a transaction of its own; the same form again decides
    nothing anew. Each locks as its single act does. ModerationError for too many.
    """
    wanted = list(dict.fromkeys(numbers))
    if len(wanted) > MOST_TOGETHER:
        raise ModerationError("Choose at most %(most)s cases at once.", most=MOST_TOGETHER)
    do = _doing(act, by=by, rule=rule, message=message, key=key, now=now)
    done, left = 0, list[tuple[int, Refusal]]()
    for number in wanted:
        try:
            do(number)
        except Refusal as error:
            left.append((number, error))
        else:
            done += 1
    return Outcome(done, left)


def _doing(
    act: Jointly, *, by: Account, rule: str, message: str, key: UUID, now: datetime
) -> Callable[[int], object]:
    if act is Jointly.CLAIM:
        return lambda number: claim(number, by=by, now=now)
    if act is Jointly.LEAVE:
        return lambda number: unclaim(number, by=by, now=now)
    ruling = Ruling()
    if act is Jointly.SPAM:
        ruling = Ruling(measures=[Measure.REMOVE], rule=rule, message=message)
    return lambda number: decide(
        number, by=by, ruling=ruling, key=uuid5(key, str(number)), now=now
    )
