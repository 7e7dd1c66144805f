"""What the votes on a work add up to, and how one vote changes it (economics.md 3.3).

A work's tally is always the sum of its current votes, except that the eras which keep a first vote
leave its rshares in `vote_rshares` when it is changed.
"""

from dataclasses import dataclass

from curation.rules import BASIS, Edit, VoteRules


@dataclass(frozen=True, slots=True)
class Ballot:
    """One voter's standing vote: signed basis points, signed rshares, curation weight."""

    weight_bp: int = 0
    rshares: int = 0
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over a work's votes: `vote_rshares` of the positive ones, votes counted by sign."""

    net_rshares: int = 0
    vote_rshares: int = 0
    total_weight: int = 0
    upvotes: int = 0
    downvotes: int = 0


def exchange(
    tally: Tally, *, old: Ballot | None, new: Ballot, added: int, rules: VoteRules
) -> Tally:
    """The tally with the vote `old`, if there was one, replaced by `new`.

    `added` is what the new vote adds to the total weight; the old weight leaves it.
    """
    keeps_first = old is not None and rules.edit is Edit.KEEP_FIRST
    was = old or Ballot()
    positive = 0 if keeps_first else max(new.rshares, 0) - max(was.rshares, 0)
    return Tally(
        net_rshares=tally.net_rshares + new.rshares - was.rshares,
        vote_rshares=tally.vote_rshares + positive,
        total_weight=tally.total_weight + added - was.weight,
        upvotes=tally.upvotes + (new.weight_bp > 0) - (was.weight_bp > 0),
        downvotes=tally.downvotes + (new.weight_bp < 0) - (was.weight_bp < 0),
    )


def without(tally: Tally, ballot: Ballot | None, *, rules: VoteRules) -> Tally:
    """The tally a changed vote is weighed against: without the old vote, if edits replace."""
    if ballot is None or rules.edit is Edit.KEEP_FIRST:
        return tally
    return exchange(tally, old=ballot, new=Ballot(), added=0, rules=rules)


def dispute_limit(tally: Tally, rules: VoteRules) -> int | None:
    """The most rshares that one disputer takes from a work as it stands, rounded down."""
    share = rules.dispute.removes_at_most_bp
    return None if share is None else tally.vote_rshares * share // BASIS
