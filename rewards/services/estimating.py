"""Estimates of open works are written down on their way: a payout can be held against them.

Seven times in the time that voting takes, each work that votes weigh for is estimated, all of one
moment against one reading of the pool.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import batched
from typing import Final

from django.db import transaction

from ledger.services.roles import as_sealer
from rewards.columns import Standing
from rewards.models import Estimate, PoolReading, Window
from rewards.plan import fade
from rewards.reading import seconds, works_by_id
from rewards.rules import RuleSet
from rewards.selectors import estimates_of, pool_if_any

#: Estimates of a work until it is paid.
TIMES: Final = 7
_BATCH: Final = 5_000


@transaction.atomic
def remember_estimates(now: datetime, *, rules: RuleSet) -> int:
    """Write down what every open work that votes weigh for would be paid; how many there were.

    Once for each span of the `rules` in force, whoever asks and how often; nothing before
    genesis. A few statements for each 5,000 works. For logins that serve the system.
    """
    against = pool_if_any()
    if against is None:
        return 0
    time = max(seconds(now), against.fund.updated)
    with as_sealer():
        reading, new = PoolReading.objects.get_or_create(
            span=_span(now, rules=rules),
            defaults={
                "at": now,
                "balance": against.fund.balance,
                "recent_claims": fade(against.fund, time=time, rules=rules.payout),
            },
        )
    if not new:
        return 0
    done = 0
    for waiting in _waiting(now):
        estimated = estimates_of(waiting, against=against, now=now)
        with as_sealer():
            Estimate.objects.bulk_create(
                Estimate(
                    work_id=work,
                    reading=reading,
                    net_rshares=waiting[work][0].net_rshares,
                    payout=paid,
                )
                for work, paid in estimated.items()
            )
        done += len(estimated)
    return done


def _span(now: datetime, *, rules: RuleSet) -> datetime:
    """The beginning of the span that `now` is in."""
    every = max(1, rules.payout.window_seconds // TIMES)
    return datetime.fromtimestamp(seconds(now) // every * every, UTC)


def _waiting(now: datetime) -> Iterator[dict[int, tuple[Standing, str]]]:
    """Works that wait for their payout with the names of their rule sets, some thousand at a
    time: by their windows, whose index has those alone that are in no cycle.
    """
    found = Window.objects.filter(
        cycle=None,
        parked="",
        closes_at__gt=now,
        work__disqualified_at=None,
        work__declined=False,
        work__net_rshares__gt=0,
    )
    waiting = found.order_by("work").distinct().values_list("work", "work__rules")
    for some in batched(waiting.iterator(), _BATCH, strict=False):
        rule_sets = dict(some)
        works = works_by_id(list(rule_sets))
        standings = map(Standing, works.net_rshares, works.max_payout)
        yield {
            work: (standing, rule_sets[work])
            for work, standing in zip(works.id, standings, strict=True)
        }
