"""From the votes as they were cast to the columns a plan is made of: the tally and curation
weights of each work.

The website keeps this tally vote by vote; whoever recomputes a payout from the public record
replays it here, under the same rules. One row remains for each voter, at the place of its last
vote.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from curation.counting import Cast, count, counts
from curation.rules import VoteRules
from curation.tally import Ballot, Tally
from rewards.columns import Beneficiary, PlanError, Votes, Works
from rewards.rules import RuleSet

MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Event:
    """A vote as it was cast: signed rshares (0 takes an earlier vote back) at `time` in
    microseconds since 1970.
    """

    voter: int
    rshares: int
    time: int
    sequence: int


@dataclass(frozen=True, slots=True)
class Story:
    """A work and everything cast on it, in the order (time, sequence); times in microseconds since
    1970.
    """

    id: int
    author: int
    created: int
    cashout: int
    max_payout: int | None
    liquid_bp: int
    curation: bool
    beneficiaries: tuple[Beneficiary, ...]
    events: Sequence[Event]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a work's votes come to: the sums, and each voter's standing vote in the order of their
    last events. `late` came at or after cashout only: they are shown and nothing is paid by them.
    """

    tally: Tally
    ballots: list[tuple[int, Ballot]]
    late: list[int]


def replay(story: Story, rules: VoteRules) -> Outcome:
    """Cast a work's votes again. A vote at or after cashout counts for nothing."""
    tally, absolute = Tally(), 0
    standing: dict[int, tuple[int, Ballot]] = {}
    late: dict[int, None] = {}
    for place, event in enumerate(story.events):
        if event.time >= story.cashout:
            late.setdefault(event.voter)
            continue
        counted = counts(event.voter, author=story.author, rules=rules)
        rshares = event.rshares if counted else 0
        _, old = standing.get(event.voter, (place, None))
        absolute += abs(rshares)
        cast = Cast(
            weight_bp=0,
            rshares=rshares,
            at=event.time // MICROSECONDS,
            age=(event.time - story.created) // MICROSECONDS,
            absolute=absolute,
        )
        new, tally = count(cast, tally=tally, old=old, curation=story.curation, rules=rules)
        standing[event.voter] = (place, new)
    ordered = sorted(standing.items(), key=lambda item: item[1][0])
    return Outcome(
        tally=tally,
        ballots=[(voter, ballot) for voter, (_, ballot) in ordered],
        late=[voter for voter in late if voter not in standing],
    )


def columns(
    stories: Sequence[Story], *, rules: RuleSet
) -> tuple[Works, Votes, dict[int, list[int]]]:
    """The columns of a plan, by work id, and the late voters of each work, who have no row in it.

    PlanError when a weight outgrows 64 bits.
    """
    stories = sorted(stories, key=lambda story: story.id)
    outcomes = [
        replay(story, rules.vote_rules(created=story.created // MICROSECONDS)) for story in stories
    ]
    flat = [item for each in outcomes for item in each.ballots]
    works = Works(
        id=[story.id for story in stories],
        author=[story.author for story in stories],
        net_rshares=[each.tally.net_rshares for each in outcomes],
        vote_rshares=[each.tally.vote_rshares for each in outcomes],
        total_weight=[each.tally.total_weight for each in outcomes],
        max_payout=[story.max_payout for story in stories],
        liquid_bp=[story.liquid_bp for story in stories],
        curation=[story.curation for story in stories],
        beneficiaries=[story.beneficiaries for story in stories],
    )
    try:
        weight = np.array([ballot.weight for _, ballot in flat], dtype=np.uint64)
    except OverflowError:
        raise PlanError("The weight of a vote is outside 64 bits.") from None
    votes = Votes(
        offsets=np.cumsum([0, *(len(each.ballots) for each in outcomes)], dtype=np.int64),
        voter=np.array([voter for voter, _ in flat], dtype=np.int64),
        rshares=np.array([ballot.rshares for _, ballot in flat], dtype=np.int64),
        weight=weight,
    )
    return works, votes, {work: each.late for work, each in zip(works.id, outcomes, strict=True)}
