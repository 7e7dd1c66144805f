"""The later steps of a cycle: cut it into shards, post each shard once, close."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db import transaction
from django.db.models import F, Sum

from ledger.codes import Code
from ledger.services import Draft, Leg, post
from ledger.stake import SharePrice
from rewards.columns import Works
from rewards.models import Cycle, Shard
from rewards.plan import Decision, decide, header
from rewards.postings import Postings, postings
from rewards.reading import carries_of, seconds, votes_of, works_of_cycle
from rewards.rules import RuleSet
from rewards.services.freezing import fund_before
from rewards.services.payouts import write_carries, write_payouts
from rewards.split import Split, split
from rewards.trace import plan_digest

SHARD_ROWS = 20_000
"""Votes in one transaction, give or take one work: some seconds of work are lost at most."""


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


def load(cycle: Cycle, *, rules: RuleSet) -> Frozen:
    """Read a cycle's works and decide their payouts."""
    works = works_of_cycle(cycle.number)
    decision = decide(works, fund_before(cycle), time=seconds(cycle.time), rules=rules.payout)
    return Frozen(cycle=cycle, works=works, decision=decision, rules=rules)


@transaction.atomic
def cut(frozen: Frozen) -> None:
    """FROZEN to PLANNED: write down the shards, runs of works with about SHARD_ROWS votes each."""
    cycle = _locked(frozen.cycle)
    if cycle.state != Cycle.State.FROZEN:
        return
    ids = np.array(frozen.works.id, dtype=np.int64)
    rows = np.cumsum(_rows(cycle)) // SHARD_ROWS
    starts = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1])))
    ends = np.append(starts[1:], len(ids)) - 1
    Shard.objects.bulk_create(
        Shard(cycle=cycle, index=index, first_work=int(ids[first]), last_work=int(ids[last]))
        for index, (first, last) in enumerate(zip(starts, ends, strict=True))
    )
    cycle.state = Cycle.State.PLANNED
    cycle.paid = sum(frozen.decision.payouts)
    cycle.save(update_fields=["state", "paid"])


@transaction.atomic
def post_next(frozen: Frozen, *, now: datetime) -> bool:
    """Post the first shard that is not yet; False when there is none left.

    Transfers, payouts, carries and the shard's mark stand or fall together, and the shards go in
    order: each starts from the carries that the one before left.
    """
    cycle = _locked(frozen.cycle)
    shard = cycle.shards.filter(posted_at=None).order_by("index").first()
    if shard is None:
        return False
    result = divide(frozen, shard)
    post(drafts(cycle, result.works, postings(result)))
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


def divide(frozen: Frozen, shard: Shard) -> Split:
    """The shard's payouts among the people, from the carries as they stand."""
    ids = np.array(frozen.works.id, dtype=np.int64)
    first = int(np.searchsorted(ids, shard.first_work))
    stop = int(np.searchsorted(ids, shard.last_work, side="right"))
    works = frozen.works.slice(first, stop)
    votes = votes_of(works)
    return split(
        works,
        votes,
        claims=frozen.decision.claims[first:stop],
        payouts=frozen.decision.payouts[first:stop],
        carries=carries_of(works, votes),
        price=frozen.price,
        rules=frozen.rules.payout,
    )


def drafts(cycle: Cycle, works: Works, columns: Postings) -> list[Draft]:
    """A batch for each work that pays anything."""
    legs = [
        Leg(debit=debit, credit=credit, asset=asset, amount=amount, code=code)
        for debit, credit, asset, amount, code in zip(
            columns.debit.tolist(),
            columns.credit.tolist(),
            columns.asset.tolist(),
            columns.amount.tolist(),
            columns.code.tolist(),
            strict=True,
        )
    ]
    bounds = columns.offsets.tolist()
    return [
        Draft(
            key=f"cycle/{cycle.number}/work/{work}",
            code=Code.AUTHOR_REWARD,
            reference=f"cycle/{cycle.number}/work/{work}",
            rules=cycle.rules,
            legs=legs[bounds[row] : bounds[row + 1]],
        )
        for row, work in enumerate(works.id)
        if bounds[row] < bounds[row + 1]
    ]


def _rows(cycle: Cycle) -> list[int]:
    """How many votes each work of the cycle has, in the order of the works."""
    due = cycle.windows.order_by("work").annotate(votes=F("work__upvotes") + F("work__downvotes"))
    return [1 + votes for votes in due.values_list("votes", flat=True)]


def _locked(cycle: Cycle) -> Cycle:
    return Cycle.objects.select_for_update().get(pk=cycle.pk)
