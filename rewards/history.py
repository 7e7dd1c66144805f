"""From the votes as they were cast to the columns a plan is made of: the tally and curation weights of each work.

The website keeps this tally vote by vote; whoever recomputes a payout from the public record replays it here, under
the same rules. One row remains for each voter, at the place of its last vote.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from curation.rules import Edit, VoteRules
from curation.weights import weigh
from rewards.columns import Beneficiary, PlanError, Votes, Works
from rewards.rules import RuleSet

MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Event:
    """A vote as it was cast: signed rshares (0 takes an earlier vote back) at `time` in microseconds since 1970."""

    voter: int
    rshares: int
    time: int
    sequence: int


@dataclass(frozen=True, slots=True)
class Story:
    """A work and everything cast on it, in the order (time, sequence); times in microseconds since 1970."""

    id: int
    author: int
    created: int
    cashout: int
    max_payout: int | None
    liquid_bp: int
    curation: bool
    beneficiaries: tuple[Beneficiary, ...]
    events: Sequence[Event]


@dataclass(slots=True)
class Kept:
    """A voter's standing vote."""

    place: int
    rshares: int
    weight: int
    added: int


@dataclass(slots=True)
class Tally:
    """What a work's votes come to so far."""

    net_rshares: int = 0
    vote_rshares: int = 0
    absolute_rshares: int = 0
    total_weight: int = 0
    kept: dict[int, Kept] = field(default_factory=dict)


def tally(story: Story, rules: VoteRules) -> Tally:
    """Replay a work's votes. A vote at or after cashout counts for nothing, as on the chains."""
    result = Tally()
    for place, event in enumerate(story.events):
        if event.time >= story.cashout:
            result.kept.setdefault(event.voter, Kept(place, 0, 0, 0))
            continue
        counts = rules.self_vote_counts or event.voter != story.author
        rshares = event.rshares if counts else 0
        old = result.kept.get(event.voter)
        result.net_rshares += rshares - (old.rshares if old else 0)
        result.absolute_rshares += abs(rshares)
        if old is not None and rules.edit is Edit.KEEP_FIRST:
            # The first vote's rshares stay in the running sum for ever, and its weight leaves the total.
            result.total_weight -= old.weight
            result.kept[event.voter] = Kept(place, rshares, 0, 0)
            continue
        if old is not None:
            result.vote_rshares -= max(old.rshares, 0)
            result.total_weight -= old.added
        weight, added = _weigh(story, event, rshares, result, rules)
        result.vote_rshares += max(rshares, 0)
        result.total_weight += added
        result.kept[event.voter] = Kept(place, rshares, weight, added)
    return result


def _weigh(story: Story, event: Event, rshares: int, so_far: Tally, rules: VoteRules) -> tuple[int, int]:
    """The weight of a vote and what it adds to the work's total."""
    if rshares <= 0 or not story.curation:
        return 0, 0
    return weigh(
        rshares,
        before=so_far.vote_rshares,
        absolute=so_far.absolute_rshares,
        age=(event.time - story.created) // MICROSECONDS,
        at=event.time // MICROSECONDS,
        rules=rules,
    )


def columns(stories: Sequence[Story], *, rules: RuleSet) -> tuple[Works, Votes]:
    """The columns of a plan, in the order of work ids. PlanError when a weight outgrows 64 bits."""
    stories = sorted(stories, key=lambda story: story.id)
    tallies = [tally(story, rules.vote_rules(created=story.created // MICROSECONDS)) for story in stories]
    rows = [sorted(each.kept.items(), key=lambda item: item[1].place) for each in tallies]
    flat = [item for each in rows for item in each]
    works = Works(
        id=[story.id for story in stories],
        author=[story.author for story in stories],
        net_rshares=[each.net_rshares for each in tallies],
        vote_rshares=[each.vote_rshares for each in tallies],
        total_weight=[each.total_weight for each in tallies],
        max_payout=[story.max_payout for story in stories],
        liquid_bp=[story.liquid_bp for story in stories],
        curation=[story.curation for story in stories],
        beneficiaries=[story.beneficiaries for story in stories],
    )
    try:
        weight = np.array([kept.weight for _, kept in flat], dtype=np.uint64)
    except OverflowError:
        raise PlanError("The weight of a vote is outside 64 bits.") from None
    return works, Votes(
        offsets=np.cumsum([0, *(len(each) for each in rows)], dtype=np.int64),
        voter=np.array([voter for voter, _ in flat], dtype=np.int64),
        rshares=np.array([kept.rshares for _, kept in flat], dtype=np.int64),
        weight=weight,
    )
