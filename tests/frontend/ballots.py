"""Votes in bulk: the rows that casting them one by one would have left, as far as lists read."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F

from accounts.models import Account
from curation.models import Vote, VoteEvent, Work


def vote_on_all(voter: Account, works: Sequence[int], *, now: datetime) -> None:
    """The voter's upvote on each of the works."""
    events = VoteEvent.objects.bulk_create(
        VoteEvent(
            work_id=work,
            voter_id=voter.wallet_id,
            kind="cast",
            weight_bp=100,
            rshares=1,
            weight=1,
            total_weight=1,
            at=now,
            revision=1,
        )
        for work in works
    )
    Vote.objects.bulk_create(
        Vote(
            work_id=event.work_id,
            voter_id=event.voter_id,
            weight_bp=100,
            rshares=1,
            weight=1,
            at=now,
            seq=event.seq,
        )
        for event in events
    )
    Work.objects.filter(pk__in=works).update(total_weight=F("total_weight") + 1)
