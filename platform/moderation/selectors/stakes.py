"""What the reward of a text is, wherever it is at the moment."""

from dataclasses import dataclass
from datetime import datetime

from curation.models import Work
from rewards.models import Hold
from rewards.selectors import estimates, payout_of


@dataclass(frozen=True, slots=True)
class Stake:
    """Milli-INK of one work: what it was granted, or what it would be; None where neither is."""

    granted: int | None
    estimate: int | None
    closes_at: datetime
    declined: bool
    #: Where a hold of it stands, and by which decision it was placed; None without one.
    hold: Hold.State | None
    held_by: int | None


def stake_of(work: Work, *, now: datetime) -> Stake:
    """The stake of a work. Seven queries at most."""
    hold = Hold.objects.filter(pk=work.pk).first()
    paid = payout_of(work.pk)
    declined = work.declined
    estimate = None
    if paid is None and not declined:
        estimate = estimates({work.pk: work.rules}, now=now).get(work.pk)
    return Stake(
        granted=paid.payout if paid is not None else None,
        estimate=estimate,
        closes_at=work.closes_at,
        declined=declined,
        hold=Hold.State(hold.state) if hold is not None else None,
        held_by=hold.placed_by if hold is not None else None,
    )
