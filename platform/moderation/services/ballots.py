"""Votes that a wave of spam took back: given back with the decision about whoever cast them.

A vote comes back with the weight and the strength that it had; the time at which it counts is new,
and so is the reason of a dispute gone. What cannot come back stays and says why: a vote on a work
that is paid by now, or one that was cast anew.
"""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from accounts.models import Account
from curation import services as curation
from curation.models import Vote, Work
from curation.selectors import is_open
from curation.services import Recorded
from ledger.refusal import Refusal
from moderation.errors import WaveRefused
from moderation.models import Case, Decision, Wave, WaveText, WaveVote
from moderation.process import State
from moderation.waves import ItemState
from rewards.rules import vote_rules_of

#: Taken, and taken but left by who gave the wave back, as while somebody appeals.
_TAKEN: Final = (ItemState.DONE.value, ItemState.LEFT.value)


def key_of(wave: Wave, *, voter: int) -> UUID:
    """Names the decision about the votes of a wallet in a wave, which is made once."""
    return uuid5(wave.key, f"votes/{voter}")


def leave(item: WaveText | WaveVote, why: Refusal) -> bool:
    """Leave an item of a wave as it is, and keep why."""
    item.state, item.why_left, item.left_with = ItemState.LEFT.value, why.sentence, why.values
    item.save()
    return True


def return_votes(decision: int, *, now: datetime) -> None:
    """Record anew all votes that a decision took back, each as it stood. Locks their rows of the
    wave, then their works.
    """
    rows = WaveVote.objects.select_for_update(no_key=True)
    for item in rows.filter(decision=decision, state__in=_TAKEN).order_by("work"):
        _return(item, now)


def _return(item: WaveVote, now: datetime) -> None:
    work = Work.objects.select_for_update().get(pk=item.work_id)
    anew = Vote.objects.filter(work=work, voter=item.voter_id).exclude(weight_bp=0)
    if not is_open(work, now=now):
        leave(item, WaveRefused("The vote on this text is over."))
    elif anew.exists():
        leave(item, WaveRefused("They voted anew."))
    else:
        curation.record_votes(
            work.pk,
            votes=[Recorded(item.voter_id, item.weight_bp, item.rshares, now)],
            rules=vote_rules_of(work.rules, opened_at=work.opened_at),
        )
        item.state, item.why_left, item.left_with = ItemState.UNDONE.value, "", {}
        item.save()


def falls_with(taken: Decision, *, author: Account | None) -> Decision | None:
    """The decision about somebody's votes that falls with this one, by which a wave took their
    text, its case locked: that of the wave, once none of their texts stays taken by it. None where
    somebody appealed against it, or it is final.
    """
    text = WaveText.objects.select_related("wave").filter(decision=taken.pk).first()
    if text is None or author is None:
        return None
    texts = WaveText.objects.filter(
        wave=text.wave, work__author=author.wallet_id, state=ItemState.DONE.value
    )
    undone = Decision.objects.filter(undone_by__isnull=False).values("pk")
    if texts.exclude(pk=text.pk).exclude(decision__in=undone).exists():
        return None
    found = Decision.objects.filter(key=key_of(text.wave, voter=author.wallet_id)).first()
    if found is None:
        return None
    case = Case.objects.select_for_update(no_key=True).get(pk=found.case_id)
    stands = State(case.state) is State.DECIDED and not hasattr(found, "undone_by")
    return found if stands else None
