"""Voting: cast, change and take back votes, dispute rewards."""

from datetime import datetime

from django.db import transaction

from curation.models import Kind, VoteEvent
from curation.rules import VoteRules
from curation.services.ballots import lock_standing, record_verdict
from curation.verdict import judge_dispute, judge_vote, judge_withdrawal, moment_of


def cast_vote(
    work_id: int,
    *,
    voter: int,
    weight_bp: int,
    rules: VoteRules,
    now: datetime,
    revision: int | None = None,
) -> VoteEvent:
    """Vote for a work with 1..10000 basis points, or change one's vote to that.

    An own vote that does not count, a vote on a declined work and one after the payout cost no
    mana. UnknownWork, VotingClosed, VoteRefused or NotEnoughMana when it is not accepted. Locks
    the voter's meter, then the work.
    """
    with transaction.atomic():
        standing = lock_standing(work_id, voter=voter, rules=rules)
        now = moment_of(standing, now)
        verdict = judge_vote(standing, weight_bp=weight_bp, now=now, rules=rules)
        return record_verdict(
            verdict,
            work_id=work_id,
            standing=standing,
            kind=Kind.VOTE,
            now=now,
            revision=revision,
        )


def withdraw_vote(work_id: int, *, voter: int, rules: VoteRules, now: datetime) -> VoteEvent:
    """Take a vote or a dispute back; the mana it took stays spent.

    VoteRefused when there is none, VotingClosed when it is too late. Disputes that were measured
    by the upvote are cut with it. Locks the voter's meter, then the work.
    """
    with transaction.atomic():
        standing = lock_standing(work_id, voter=voter, rules=rules)
        now = moment_of(standing, now)
        verdict = judge_withdrawal(standing, now=now, rules=rules)
        return record_verdict(
            verdict, work_id=work_id, standing=standing, kind=Kind.WITHDRAW, now=now
        )


def dispute(
    work_id: int, *, voter: int, weight_bp: int, reason: str, rules: VoteRules, now: datetime
) -> VoteEvent:
    """Dispute a work's reward with 1..10000 basis points, for one of the rule set's reasons.

    Takes the place of the voter's vote on the work, if any. UnknownWork, VotingClosed, VoteRefused
    or NotEnoughMana when it is not accepted. Locks the voter's meter, then the work.
    """
    with transaction.atomic():
        standing = lock_standing(work_id, voter=voter, rules=rules)
        now = moment_of(standing, now)
        verdict = judge_dispute(standing, weight_bp=weight_bp, reason=reason, now=now, rules=rules)
        return record_verdict(
            verdict,
            work_id=work_id,
            standing=standing,
            kind=Kind.DISPUTE,
            now=now,
            reason=reason or None,
        )
