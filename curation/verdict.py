"""What becomes of a vote: every rule between pressing the button and the rows that are written.

The services lock and load a `Standing`, ask here for a `Verdict`, and write it. Nothing here reads
a clock or a table. Sources: economics.md 3.3, and Inkwell's own rules on disputes.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from curation.counting import Cast, count, counts
from curation.errors import VoteRefused, VotingClosed
from curation.power import NOTHING, Mana, Spent, fresh, mana_at, spend_on_dispute, spend_on_vote
from curation.rules import BASIS, VoteRules
from curation.tally import Ballot, Tally, dispute_limit, without

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """A work, a voter and what is between them, as they are before the vote."""

    voter: int
    stake: int
    mana: Mana
    author: int
    opened_at: datetime
    closes_at: datetime
    declined: bool
    allows_votes: bool
    allows_curation: bool
    ranked: bool
    paid: bool
    disqualified: bool
    tally: Tally
    old: Ballot | None
    changes: int
    absolute_rshares: int = 0
    """Of all votes ever cast on the work; only the cubic curve asks for it."""
    leaving: int = 0
    """What of the stake goes with the next step of a power-down."""
    last_event_at: datetime | None = None
    """Of anybody's votes on the work."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The voter's new vote, and the work's and the voter's state with it."""

    ballot: Ballot
    tally: Tally
    mana: Mana
    mana_used: int
    changes: int
    dispute_limit: int | None
    """Disputes beyond so many rshares have to be cut, because upvotes were taken back."""


def moment_of(standing: Standing, now: datetime) -> datetime:
    """When a vote asked for at `now` is counted: not before any that the work has already.

    `now` was read before the locks were waited for. The record is replayed in the order of its
    times, and that must be the order in which the work came to its tally.
    """
    last = standing.last_event_at
    return now if last is None else max(now, last)


def unix(moment: datetime) -> int:
    """Whole seconds since 1970, rounded down."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // _SECOND


def seconds_between(start: datetime, end: datetime) -> int:
    """Whole seconds from `start` to `end`, rounded down."""
    return (end - start) // _SECOND


def judge_vote(standing: Standing, *, weight_bp: int, now: datetime, rules: VoteRules) -> Verdict:
    """An upvote of 1..10000 basis points, first or changed."""
    if not 1 <= weight_bp <= BASIS:
        raise VoteRefused("A vote weighs between 0.01 and 100 percent.")
    if not standing.allows_votes:
        raise VotingClosed("The author takes no votes on this work.")
    # Told apart from votes by its time; one that waited for the freeze is refused in `_enter`.
    if standing.paid and now >= standing.closes_at:
        return _applause(standing, weight_bp=weight_bp, now=now, rules=rules)
    mana, left = _enter(standing, weight_bp=weight_bp, now=now, rules=rules)
    if left < rules.upvotes_close_before_cashout_seconds:
        raise VotingClosed("Voting on this work has closed: its reward is about to be paid.")
    spent = NOTHING
    if counts(standing.voter, author=standing.author, rules=rules):
        payer = (
            fresh(standing.stake, now=mana.at, rules=rules) if _is_free(standing, rules) else mana
        )
        spent = spend_on_vote(
            payer,
            weight_bp=weight_bp,
            seconds_left=left,
            rules=rules,
            leaving=standing.leaving,
        )
    if _is_free(standing, rules):
        spent = replace(spent, up=0)
    return _conclude(
        standing, weight_bp, spent.rshares, now=now, mana=mana, spent=spent, rules=rules
    )


def judge_dispute(
    standing: Standing, *, weight_bp: int, reason: str, now: datetime, rules: VoteRules
) -> Verdict:
    """A dispute (downvote) of 1..10000 basis points."""
    if not 1 <= weight_bp <= BASIS:
        raise VoteRefused("A dispute weighs between 0.01 and 100 percent.")
    if rules.dispute.reasons and reason not in rules.dispute.reasons:
        raise VoteRefused(
            "A dispute needs a reason: one of %(reasons)s.",
            reasons=", ".join(rules.dispute.reasons),
        )
    if standing.declined and rules.declined_is_free:
        raise VoteRefused("This work declined its reward, so there is nothing to dispute.")
    if not counts(standing.voter, author=standing.author, rules=rules):
        raise VoteRefused("You cannot dispute your own work; you can decline its reward.")
    mana, left = _enter(standing, weight_bp=-weight_bp, now=now, rules=rules)
    if left < rules.dispute.closes_before_cashout_seconds:
        raise VotingClosed("Disputes close before the reward is paid, so that it can be answered.")
    limit = dispute_limit(without(standing.tally, standing.old, rules=rules), rules)
    if limit == 0:
        raise VoteRefused("This work has no reward yet, so there is nothing to dispute.")
    spent = spend_on_dispute(
        mana, weight_bp=weight_bp, seconds_left=left, rules=rules, leaving=standing.leaving
    )
    removed = spent.rshares if limit is None else min(spent.rshares, limit)
    return _conclude(standing, -weight_bp, -removed, now=now, mana=mana, spent=spent, rules=rules)


def judge_withdrawal(standing: Standing, *, now: datetime, rules: VoteRules) -> Verdict:
    """Taking a vote back. Mana that was spent stays spent."""
    if standing.old is None or standing.old.weight_bp == 0:
        raise VoteRefused("You have no vote on this work to take back.")
    mana, _ = _enter(standing, weight_bp=0, now=now, rules=rules)
    return _conclude(standing, 0, 0, now=now, mana=mana, spent=NOTHING, rules=rules)


def _enter(
    standing: Standing, *, weight_bp: int, now: datetime, rules: VoteRules
) -> tuple[Mana, int]:
    """The voter's mana at `now` and the seconds to cashout, if a vote is taken at all."""
    if standing.disqualified:
        raise VotingClosed("This work was disqualified and takes no votes any more.")
    # `now` was read before the lock was waited for: the freeze may have come in between.
    if standing.paid:
        raise VotingClosed("The reward of this work was worked out; its votes stay as they are.")
    if now >= standing.closes_at:
        raise VotingClosed("Voting on this work has closed.")
    at = unix(now)
    # The meter may be ahead of `now`, see `moment_of`; what is no pause refuses nothing.
    if max(0, at - standing.mana.at) < rules.pause_seconds:
        raise VoteRefused(
            "Wait %(seconds)s seconds between two votes.", seconds=rules.pause_seconds
        )
    if standing.old is not None:
        if weight_bp and standing.old.weight_bp == weight_bp:
            raise VoteRefused("You already voted with exactly this weight.")
        if rules.changes_at_most is not None and standing.changes >= rules.changes_at_most:
            raise VoteRefused(
                "A vote can be changed %(times)s times at most.", times=rules.changes_at_most
            )
    mana = mana_at(standing.mana, stake=standing.stake, now=at, rules=rules)
    return mana, seconds_between(now, standing.closes_at)


def _is_free(standing: Standing, rules: VoteRules) -> bool:
    return standing.declined and rules.declined_is_free


def _conclude(
    standing: Standing,
    weight_bp: int,
    rshares: int,
    *,
    now: datetime,
    mana: Mana,
    spent: Spent,
    rules: VoteRules,
) -> Verdict:
    cast = Cast(
        weight_bp=weight_bp,
        rshares=rshares,
        at=unix(now),
        age=seconds_between(standing.opened_at, now),
        absolute=standing.absolute_rshares + abs(rshares),
    )
    ballot, tally = count(
        cast,
        tally=standing.tally,
        old=standing.old,
        curation=standing.allows_curation,
        rules=rules,
    )
    fell = tally.vote_rshares < standing.tally.vote_rshares
    return Verdict(
        ballot=ballot,
        tally=tally,
        mana=replace(mana, up=mana.up - spent.up, dispute=mana.dispute - spent.dispute),
        mana_used=spent.up + spent.dispute,
        changes=0 if standing.old is None else standing.changes + 1,
        dispute_limit=dispute_limit(tally, rules) if fell else None,
    )


def _applause(standing: Standing, *, weight_bp: int, now: datetime, rules: VoteRules) -> Verdict:
    """A vote after the payout: it is shown, costs nothing and moves nothing."""
    if standing.old is not None:
        raise VotingClosed("The reward of this work was paid; your vote stays as it is.")
    mana = mana_at(standing.mana, stake=standing.stake, now=unix(now), rules=rules)
    return _conclude(standing, weight_bp, 0, now=now, mana=mana, spent=NOTHING, rules=rules)
