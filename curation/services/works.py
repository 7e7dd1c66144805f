"""The life of a work: opened for votes, its options narrowed, paid or disqualified."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from curation.errors import UnknownWork, VoteRefused, VotingClosed
from curation.models import Kind, VoteEvent, Work
from curation.ranking import hot, trending
from curation.selectors import is_open
from curation.verdict import unix


def open_work(
    author: int,
    *,
    host: int | None = None,
    opened_at: datetime,
    closes_at: datetime,
    rules: str,
    declined: bool = False,
    allows_votes: bool = True,
    allows_curation: bool = True,
    ranked: bool = True,
) -> Work:
    """Open something of the wallet `author` for votes until `closes_at`, under a named rule set.

    `host` is the wallet of the place it was published in. Only `ranked` works get scores.
    """
    created = unix(opened_at)
    return Work.objects.create(
        author_id=author,
        host_id=host,
        opened_at=opened_at,
        closes_at=closes_at,
        rules=rules,
        declined=declined,
        allows_votes=allows_votes,
        allows_curation=allows_curation,
        ranked=ranked,
        hot=hot(0, created=created) if ranked else 0.0,
        trending=trending(0, created=created) if ranked else 0.0,
        net_rshares=0,
        vote_rshares=0,
        total_weight=0,
        upvotes=0,
        downvotes=0,
    )


def commit_work(work_id: int, *, commitment: bytes) -> None:
    """Note the 32 bytes that commit to what is voted on as it stands now.

    The payout carries those that stood when its votes were frozen.
    """
    Work.objects.filter(pk=work_id).update(commitment=commitment)


@transaction.atomic
def set_options(
    work_id: int,
    *,
    declined: bool = False,
    allows_votes: bool = True,
    allows_curation: bool = True,
) -> Work:
    """Decline the reward, or switch votes or curation off. Nothing is ever switched on again.

    VoteRefused once anybody voted: voters chose under the options they saw. Locks the work.
    """
    work = _locked(work_id)
    narrowed = (
        work.declined or declined,
        work.allows_votes and allows_votes,
        work.allows_curation and allows_curation,
    )
    if narrowed == (work.declined, work.allows_votes, work.allows_curation):
        return work
    if work.paid_at is not None:
        raise VotingClosed("The reward of this work was paid; its options stay as they are.")
    if VoteEvent.objects.filter(work=work).exists():
        raise VoteRefused("The options of a work can change only before its first vote.")
    work.declined, work.allows_votes, work.allows_curation = narrowed
    work.save(update_fields=["declined", "allows_votes", "allows_curation"])
    return work


@transaction.atomic
def move_work(work_id: int, *, host: int | None, now: datetime) -> Work:
    """Note the wallet of another place that the work stands in now; None for none.

    Once its reward is not open any more it keeps the place that it was open in. Locks the work.
    """
    work = _locked(work_id)
    if is_open(work, now=now):
        work.host_id = host
        work.save(update_fields=["host"])
    return work


@transaction.atomic
def decline_unvoted(work_ids: Iterable[int]) -> None:
    """Take open works that nobody voted on out of the reward cycle, and take no votes on them.

    VoteRefused, and nothing is changed, where one of them has a vote. Locks them in the order of
    their numbers: a vote on its way is waited for, a later one is refused.
    """
    open_works = Work.objects.filter(pk__in=list(work_ids), paid_at=None)
    found = open_works.select_for_update().order_by("pk").values_list("pk", flat=True)
    numbers = list(found)
    if VoteEvent.objects.filter(work__in=numbers).exists():
        raise VoteRefused("One of these works was voted on already.")
    Work.objects.filter(pk__in=numbers).update(declined=True, allows_votes=False)


def close_works(work_ids: Sequence[int], *, now: datetime) -> int:
    """Close works for votes, because their reward is worked out from now on or was so elsewhere.

    They leave the lists of what can be paid. Returns how many were open.
    """
    open_works = Work.objects.filter(pk__in=list(work_ids), paid_at=None)
    return open_works.update(paid_at=now)


@transaction.atomic
def disqualify(work_id: int, *, by: int, reason: str, now: datetime) -> VoteEvent:
    """Take a work out of the lists and the payout, with a reason on record; `by` is a wallet.

    VotingClosed when it was paid or disqualified already. Locks the work.
    """
    work = _locked(work_id)
    if work.paid_at is not None:
        raise VotingClosed("The reward of this work was paid and cannot be taken back here.")
    if work.disqualified_at is not None:
        raise VotingClosed("This work is disqualified already.")
    work.disqualified_at = now
    work.save(update_fields=["disqualified_at"])
    return VoteEvent.objects.create(
        work=work,
        voter_id=by,
        kind=Kind.DISQUALIFY,
        weight_bp=0,
        rshares=0,
        mana_used=0,
        weight=0,
        total_weight=work.total_weight,
        at=now,
        reason=reason,
    )


def _locked(work_id: int) -> Work:
    work = Work.objects.select_for_update().filter(pk=work_id).first()
    if work is None:
        raise UnknownWork("There is no such work.")
    return work
