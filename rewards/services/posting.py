"""The later steps of a cycle: cut it into shards, post each shard once, close."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db import transaction
from django.db.models import F, Sum

from ledger.stake import SharePrice
from rewards.columns import Votes, Works
from rewards.models import Cycle, Shard
from rewards.plan import Decision, decide, header
from rewards.postings import postings
from rewards.reading import carries_of, fund_before, seconds, works_of_cycle
from rewards.rules import RuleSet
from rewards.services.batches import send
from rewards.services.holding import escrow_of
from rewards.services.payouts import write_carries, write_payouts
from rewards.split import Split, split
from rewards.trace import plan_digest

SHARD_ROWS = 20_000
"""Votes in one transaction, give or take one work: a second of work is lost at most."""
LARGE_CYCLE = 100_000
"""A cycle of more votes than this has few large shards, each posted as a volume of its own."""
LARGE_ROWS = 1_000_000
"""Votes in one transaction of a large cycle: what fits into some hundred megabytes."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A cycle with its works and what each is granted; the same whenever it is loaded."""

    cycle: Cycle
    works: Works
    decision: Decision
    rules: RuleSet

    @property
    def price(self) -> SharePrice:
        """The share price at freezing, which all staked rewards of the cycle use."""
        return SharePrice(fund_ink=self.cycle.price_ink, shares_vests=self.cycle.price_vests)

    def rows(self, shard: Shard) -> slice:
        """Where the works of a shard stand among the cycle's."""
        return slice(
            bisect_left(self.works.id, shard.first_work),
            bisect_right(self.works.id, shard.last_work),
        )


def load(cycle: Cycle, *, rules: RuleSet) -> Frozen:
    """Read a cycle's works and decide their payouts."""
    works = works_of_cycle(cycle.number)
    decision = decide(works, fund_before(cycle), time=seconds(cycle.time), rules=rules.payout)
    return Frozen(cycle=cycle, works=works, decision=decision, rules=rules)


@transaction.atomic
def cut(frozen: Frozen) -> None:
    """FROZEN to PLANNED: write down the shards, runs of works with about as many votes each."""
    cycle = _locked(frozen.cycle)
    if cycle.state != Cycle.State.FROZEN:
        return
    ids, votes = frozen.works.id, np.array(_votes(cycle), dtype=np.int64)
    # A work counts as one row more: works without votes fill shards, too.
    rows = np.cumsum(votes + 1)
    rows //= LARGE_ROWS if rows[-1] > LARGE_CYCLE else SHARD_ROWS
    starts = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1])))
    counts = np.add.reduceat(votes, starts).tolist()
    ends = [*(starts[1:] - 1).tolist(), len(ids) - 1]
    Shard.objects.bulk_create(
        Shard(cycle=cycle, index=index, first_work=ids[first], last_work=ids[last], votes=count)
        for index, (first, last, count) in enumerate(
            zip(starts.tolist(), ends, counts, strict=True)
        )
    )
    cycle.state = Cycle.State.PLANNED
    cycle.paid = sum(frozen.decision.payouts)
    cycle.save(update_fields=["state", "paid"])


@transaction.atomic
def post_next(frozen: Frozen, *, read: Callable[[Shard], Votes], now: datetime) -> bool:
    """Post the first shard that is not yet, with the votes that `read` gives; False without one.

    Transfers, payouts, carries and the shard's mark stand or fall together, and the shards go in
    order: each starts from the carries that the one before left.
    """
    cycle = _locked(frozen.cycle)
    shard = cycle.shards.filter(posted_at=None).order_by("index").first()
    if shard is None:
        return False
    result = divide(frozen, shard, votes=read(shard))
    escrow = escrow_of(result.works.id)
    send(cycle, result.works, postings(result, escrow=escrow), held=escrow)
    shard.digests = write_payouts(cycle, result, now=now)
    write_carries(result.carries)
    shard.posted_at = now
    shard.save(update_fields=["posted_at", "digests"])
    if cycle.state != Cycle.State.POSTING:
        cycle.state = Cycle.State.POSTING
        cycle.save(update_fields=["state"])
    return True


@transaction.atomic
def close(frozen: Frozen, *, now: datetime) -> Cycle:
    """POSTING to CLOSED, once all shards are posted; the plan's digest is known now."""
    cycle = _locked(frozen.cycle)
    if cycle.state == Cycle.State.CLOSED:
        return cycle
    shards = cycle.shards.order_by("index").values_list("digests", flat=True)
    head = header(frozen.decision, rules=frozen.rules, price=frozen.price)
    cycle.plan_digest = plan_digest(head, (bytes(each) for each in shards))
    totals = cycle.payouts.aggregate(paid=Sum(F("payout") - F("unclaimed")))
    cycle.paid = totals["paid"] or 0
    cycle.state, cycle.closed_at = Cycle.State.CLOSED, now
    cycle.save(update_fields=["plan_digest", "paid", "state", "closed_at"])
    return cycle


def divide(frozen: Frozen, shard: Shard, *, votes: Votes) -> Split:
    """The shard's payouts among the people, from the carries as they stand."""
    rows = frozen.rows(shard)
    works = frozen.works.slice(rows.start, rows.stop)
    return split(
        works,
        votes,
        claims=frozen.decision.claims[rows],
        payouts=frozen.decision.payouts[rows],
        carries=carries_of(works, votes),
        price=frozen.price,
        rules=frozen.rules.payout,
    )


def _votes(cycle: Cycle) -> list[int]:
    """How many votes each work of the cycle has, in the order of the works."""
    due = cycle.windows.order_by("work").annotate(votes=F("work__upvotes") + F("work__downvotes"))
    return list(due.values_list("votes", flat=True))


def _locked(cycle: Cycle) -> Cycle:
    return Cycle.objects.select_for_update().get(pk=cycle.pk)
