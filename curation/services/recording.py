"""Votes taken over from elsewhere, with the strength and the time they had there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Sum
from django.db.models.functions import Abs

from curation.counting import Cast, count, counts
from curation.errors import UnknownWork, VoteRefused
from curation.models import Kind, Vote, VoteEvent, Work
from curation.ranking import hot, trending
from curation.rules import BASIS, VoteRules
from curation.tally import Ballot, Tally
from curation.verdict import seconds_between, unix


@dataclass(frozen=True, slots=True)
class Recorded:
    """A vote as it was cast elsewhere: signed weight and rshares; both 0 take a vote back."""

    voter: int
    weight_bp: int
    rshares: int
    at: datetime


@dataclass(slots=True)
class _Story:
    """A work while its votes are replayed."""

    work: Work
    tally: Tally
    absolute: int
    votes: dict[int, Vote]


@transaction.atomic
def record_votes(work_id: int, *, votes: Sequence[Recorded], rules: VoteRules) -> list[VoteEvent]:
    """Record votes in the order of their times, ties as given, weighed by the era's rules.

    No mana is spent. A vote already recorded for the voter and time is left out, so an import can
    be repeated. Votes at or after the closing count for nothing and change none. UnknownWork;
    VoteRefused when a weight leaves -10000..10000. Locks the work.
    """
    if any(abs(vote.weight_bp) > BASIS for vote in votes):
        raise VoteRefused("A vote weighs between -100 and 100 percent.")
    story = _load(work_id)
    known = set(VoteEvent.objects.filter(work_id=work_id).values_list("voter_id", "at"))
    told = sorted(votes, key=lambda vote: vote.at)
    fresh = [vote for vote in told if (vote.voter, vote.at) not in known]
    events = [event for vote in fresh if (event := _tell(story, vote, rules)) is not None]
    _write(story, events)
    return events


def _load(work_id: int) -> _Story:
    work = Work.objects.select_for_update().filter(pk=work_id).first()
    if work is None:
        raise UnknownWork("There is no such work to record votes on.")
    total = VoteEvent.objects.filter(work=work).aggregate(sum=Sum(Abs("rshares")))["sum"]
    return _Story(
        work=work,
        tally=Tally(
            net_rshares=work.net_rshares,
            vote_rshares=work.vote_rshares,
            total_weight=work.total_weight,
            upvotes=work.upvotes,
            downvotes=work.downvotes,
        ),
        absolute=int(total or 0),
        votes={vote.voter_id: vote for vote in Vote.objects.filter(work=work)},
    )


def _tell(story: _Story, vote: Recorded, rules: VoteRules) -> VoteEvent | None:
    """Replay one vote: the tally and the standing votes move on, and the event is returned.

    None for a vote that was changed too late: it stays as it was.
    """
    work, standing = story.work, story.votes.get(vote.voter)
    late = vote.at >= work.closes_at
    if late and standing is not None:
        return None
    counted = counts(vote.voter, author=work.author_id, rules=rules) and not late
    rshares = vote.rshares if counted else 0
    story.absolute += abs(rshares)
    old = None
    if standing is not None:
        old = Ballot(standing.weight_bp, standing.rshares, standing.weight)
    cast = Cast(
        weight_bp=vote.weight_bp,
        rshares=rshares,
        at=unix(vote.at),
        age=seconds_between(work.opened_at, vote.at),
        absolute=story.absolute,
    )
    new, story.tally = count(
        cast, tally=story.tally, old=old, curation=work.allows_curation, rules=rules
    )
    story.votes[vote.voter] = Vote(
        work_id=work.pk,
        voter_id=vote.voter,
        weight_bp=new.weight_bp,
        rshares=new.rshares,
        weight=new.weight,
        at=vote.at,
        changes=0 if standing is None else standing.changes + 1,
    )
    return VoteEvent(
        work_id=work.pk,
        voter_id=vote.voter,
        kind=Kind.RECORDED,
        weight_bp=new.weight_bp,
        rshares=new.rshares,
        mana_used=0,
        weight=new.weight,
        total_weight=story.tally.total_weight,
        at=vote.at,
    )


def _write(story: _Story, events: Sequence[VoteEvent]) -> None:
    """Write events, standing votes and the work's sums, each in one statement a thousand rows."""
    VoteEvent.objects.bulk_create(events, batch_size=1_000)
    for event in events:
        story.votes[event.voter_id].seq = event.seq
    touched = {event.voter_id for event in events}
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO curation_vote AS vote"
            " (work_id, voter_id, weight_bp, rshares, weight, at, seq, changes)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
            " ON CONFLICT (work_id, voter_id) DO UPDATE SET weight_bp = excluded.weight_bp,"
            " rshares = excluded.rshares, weight = excluded.weight, at = excluded.at,"
            " seq = excluded.seq, changes = excluded.changes",
            [_row(story.votes[voter]) for voter in sorted(touched)],
        )
    work, tally = story.work, story.tally
    created = unix(work.opened_at)
    Work.objects.filter(pk=work.pk).update(
        net_rshares=tally.net_rshares,
        vote_rshares=tally.vote_rshares,
        total_weight=tally.total_weight,
        upvotes=tally.upvotes,
        downvotes=tally.downvotes,
        hot=hot(tally.net_rshares, created=created) if work.ranked else 0.0,
        trending=trending(tally.net_rshares, created=created) if work.ranked else 0.0,
    )


def _row(vote: Vote) -> tuple[int | datetime, ...]:
    whole = (vote.work_id, vote.voter_id, vote.weight_bp, vote.rshares, vote.weight)
    return (*whole, vote.at, vote.seq, vote.changes)
