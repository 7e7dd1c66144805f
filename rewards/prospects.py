"""What somebody may get of open works beside what their own would be paid: as co-author and as
curator. An estimate by the payout's own split, as if each work alone were paid now.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from curation.models import Vote, Work
from rewards.columns import Carries, Standing, Votes, Works
from rewards.models import Beneficiary
from rewards.reading import works_by_id
from rewards.rules import load
from rewards.selectors import Pool, worth
from rewards.split import BENEFICIARY, CURATOR, Split, split


@dataclass(frozen=True, slots=True)
class Part:
    """Milli-INK from so many works; `more` where there are more than were looked at."""

    works: int
    milli_ink: int
    more: bool = False


def as_co_author(wallet: int, *, against: Pool, now: datetime, limit: int) -> Part:
    """The co-author's parts of the newest open works that promise one. Two queries, one where
    there is none, and one more for each further rule set.
    """
    promised = Beneficiary.objects.filter(wallet=wallet, host=False)
    open_works = Work.objects.filter(paid_at=None, declined=False, disqualified_at=None)
    found = open_works.filter(pk__in=promised.values("terms")).order_by("-pk")
    rows = list(found.values_list("pk", "rules")[: limit + 1])
    paid = _paid(wallet, dict(rows[:limit]), {}, role=BENEFICIARY, against=against, now=now)
    return Part(min(len(rows), limit), paid, more=len(rows) > limit)


def as_curator(wallet: int, *, against: Pool, now: datetime, limit: int) -> Part:
    """The curator's parts of those open works that the wallet's newest votes are on. Two queries,
    one where there is none, and one more for each further rule set.
    """
    found = Vote.objects.filter(voter=wallet).select_related("work").order_by("-seq")
    rows = list(found[: limit + 1])
    votes = {vote.work_id: vote for vote in rows[:limit] if _counts(vote)}
    rule_sets = {number: vote.work.rules for number, vote in votes.items()}
    paid = _paid(wallet, rule_sets, votes, role=CURATOR, against=against, now=now)
    return Part(len(votes), paid, more=len(rows) > limit)


def _counts(vote: Vote) -> bool:
    """Whether a vote may still earn something."""
    work = vote.work
    is_open = work.paid_at is None and not work.declined and work.disqualified_at is None
    return is_open and vote.weight > 0 and vote.at < work.closes_at


def _paid(
    wallet: int,
    rule_sets: Mapping[int, str],
    votes: Mapping[int, Vote],
    *,
    role: int,
    against: Pool,
    now: datetime,
) -> int:
    """What these works would pay the wallet in one role, by the rule set of each. One query for
    each set.
    """
    total = 0
    for name in sorted(set(rule_sets.values())):
        numbers = [number for number, its in rule_sets.items() if its == name]
        parts = _split(works_by_id(numbers), votes, name=name, against=against, now=now)
        rows = (parts.payments.wallet == wallet) & (parts.payments.role == role)
        total += int(parts.payments.paid[rows].sum())
    return total


def _split(
    works: Works, votes: Mapping[int, Vote], *, name: str, against: Pool, now: datetime
) -> Split:
    """The works' shares with these votes alone: what the others' are paid is not asked for."""
    rules = load(name)
    standings = map(Standing, works.net_rshares, works.max_payout)
    own = [votes.get(number) for number in works.id]
    cast = [vote for vote in own if vote is not None]
    return split(
        works,
        Votes(
            offsets=np.cumsum([0, *(int(vote is not None) for vote in own)], dtype=np.int64),
            voter=np.array([vote.voter_id for vote in cast], dtype=np.int64),
            rshares=np.array([vote.rshares for vote in cast], dtype=np.int64),
            weight=np.array([int(vote.weight) for vote in cast], dtype=np.uint64),
        ),
        claims=[0] * len(works),
        payouts=worth(list(standings), rules=rules, now=now, against=against),
        carries=Carries.of({}),
        price=None,
        rules=rules.payout,
    )
