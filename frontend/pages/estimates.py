"""The estimates that were written down on a text's way to its payout, and what moved them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext

from frontend.phrases import date_and_hour, ink, percent
from frontend.shown.payouts import OnTheWay
from rewards.columns import BASIS
from rewards.models import Estimate, Payout
from rewards.trace import Head


class _Stand(NamedTuple):
    """How things stood: the text's strength, milli-INK in the pool, the points of other texts."""

    strength: int
    pool: int
    others: int


def on_the_way(found: Sequence[Estimate], *, paid: Payout, head: Head) -> Sequence[OnTheWay]:
    """The estimates as lines, the grant last; nothing where there are none."""
    if not found:
        return ()
    cycle = paid.cycle
    stands = [
        *(
            _Stand(int(it.net_rshares), it.reading.balance, int(it.reading.recent_claims))
            for it in found
        ),
        _Stand(
            head.net_rshares, cycle.fund_balance, int(cycle.recent_claims_after) - int(head.claim)
        ),
    ]
    times = [*(it.reading.at for it in found), cycle.time]
    amounts = [*(it.payout for it in found), paid.payout]
    changes = [(), *(tuple(_changes(old, new)) for old, new in pairwise(stands))]
    return [
        OnTheWay(date_and_hour(at), ink(amount), moved)
        for at, amount, moved in zip(times, amounts, changes, strict=True)
    ]


def _changes(old: _Stand, new: _Stand) -> Iterator[str]:
    words = (gettext("votes"), gettext("pool"), gettext("points of other texts"))
    for what, before, after in zip(words, old, new, strict=True):
        moved = (after - before) * BASIS // before if before > 0 else 0
        if moved:
            sign = "+" if moved > 0 else "\N{MINUS SIGN}"
            yield f"{what} {sign}{percent(abs(moved))}"
