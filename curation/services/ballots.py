"""The rows of a vote: locked and read as a `Standing`, written from a `Verdict`.

Two round trips of plain SQL (`standing.sql` and `ballot.sql` in `curation/sql`), because voting is
what people do most.
"""

from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField

from curation.errors import UnknownWork
from curation.models import Kind, VoteEvent
from curation.power import Mana
from curation.ranking import hot, trending
from curation.rules import Curve, VoteRules
from curation.tally import Ballot, Tally
from curation.verdict import Standing, Verdict, unix

_LOCK = "SELECT * FROM curation_lock_ballot(%s, %s)"
_RECORD = """SELECT curation_record_ballot(
    %s, %s, %s, %s::smallint, %s, %s, %s::numeric, %s, %s, %s, %s::smallint,
    %s, %s, %s::numeric, %s, %s, %s::real, %s::real, %s, %s, %s, %s)"""
_TRIM = "SELECT curation_trim_disputes(%s, %s, %s::numeric, %s)"
_ABSOLUTE = "SELECT coalesce(sum(abs(rshares)), 0) FROM curation_voteevent WHERE work_id = %s"


def lock_standing(work_id: int, *, voter: int, rules: VoteRules) -> Standing:
    """Lock the voter's meter and then the work, and read what the vote depends on.

    UnknownWork if there is no such work. Needs a transaction.
    """
    with connection.cursor() as cursor:
        row = None
        if 0 < work_id <= BigIntegerField.MAX_BIGINT:
            cursor.execute(_LOCK, (voter, work_id))
            row = cursor.fetchone()
        if row is None:
            raise UnknownWork("There is no such work to vote on.")
        absolute = 0
        if rules.curve is Curve.CUBIC:
            cursor.execute(_ABSOLUTE, (work_id,))
            absolute = int(cursor.fetchone()[0])
    return _standing(row, voter=voter, absolute=absolute)


def record_verdict(
    verdict: Verdict,
    *,
    work_id: int,
    standing: Standing,
    kind: Kind,
    now: datetime,
    revision: int | None = None,
    reason: str | None = None,
) -> VoteEvent:
    """Write the verdict; the caller holds the locks of `lock_standing`."""
    ballot, tally, mana = verdict.ballot, verdict.tally, verdict.mana
    net_rshares = tally.net_rshares
    with connection.cursor() as cursor:
        if verdict.dispute_limit is not None:
            limits = (work_id, verdict.dispute_limit, tally.total_weight, now)
            cursor.execute(_TRIM, limits)
            net_rshares += cursor.fetchone()[0]
        scores = scores_of(tally.vote_rshares, standing=standing)
        cursor.execute(
            _RECORD,
            (
                *(standing.voter, work_id, kind.value, ballot.weight_bp, ballot.rshares),
                *(verdict.mana_used, ballot.weight, now, revision, reason, verdict.changes),
                *(net_rshares, tally.vote_rshares, tally.total_weight),
                *(tally.upvotes, tally.downvotes, *scores),
                *(mana.up, mana.dispute, mana.stake, datetime.fromtimestamp(mana.at, UTC)),
            ),
        )
        seq = cursor.fetchone()[0]
    return VoteEvent(
        seq=seq,
        work_id=work_id,
        voter_id=standing.voter,
        kind=kind,
        weight_bp=ballot.weight_bp,
        rshares=ballot.rshares,
        mana_used=verdict.mana_used,
        weight=ballot.weight,
        total_weight=tally.total_weight,
        at=now,
        revision=revision,
        reason=reason,
    )


def scores_of(vote_rshares: int, *, standing: Standing) -> tuple[float, float]:
    """Hot and trending; nothing for works that stand in no list.

    By the upvotes alone, unlike the chains: who disputes a reward moves no text from its place.
    """
    if not standing.ranked:
        return 0.0, 0.0
    created = unix(standing.opened_at)
    return hot(vote_rshares, created=created), trending(vote_rshares, created=created)


def _standing(row: tuple[Any, ...], *, voter: int, absolute: int) -> Standing:
    mana, dispute_mana, max_mana, updated_at, stake, leaving = row[:6]
    author, opened_at, closes_at, declined, allows_votes, allows_curation = row[6:12]
    ranked, paid, disqualified = row[12:15]
    net_rshares, vote_rshares, total_weight, upvotes, downvotes = row[15:20]
    old_bp, old_rshares, old_weight, changes, last_event_at = row[20:]
    voted = old_bp is not None
    return Standing(
        voter=voter,
        stake=stake,
        leaving=leaving,
        mana=Mana(mana, dispute_mana, max_mana, unix(updated_at)),
        author=author,
        opened_at=opened_at,
        closes_at=closes_at,
        declined=declined,
        allows_votes=allows_votes,
        allows_curation=allows_curation,
        ranked=ranked,
        paid=paid,
        disqualified=disqualified,
        tally=Tally(net_rshares, vote_rshares, int(total_weight), upvotes, downvotes),
        old=Ballot(old_bp, old_rshares, int(old_weight)) if voted else None,
        changes=changes if voted else 0,
        absolute_rshares=absolute,
        last_event_at=last_event_at,
    )
