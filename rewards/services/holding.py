"""Rewards that wait for a decision: held before the payout, then released or returned.

A held work is closed, planned and written down with all others. Only its transfers reach an
escrow wallet of its own, from which everybody is paid what the record says, or which is paid back
as a whole. Both name the decision. Decisions are numbered from 1 as they are made: one that comes
again late, after another, is refused.
"""

from collections.abc import Container, Sequence
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from curation.models import Work
from ledger.codes import Code
from ledger.models import Batch, Kind
from ledger.services import Draft, open_wallet, post, reverse
from rewards.errors import HoldRefused
from rewards.models import Hold, Payout, Window
from rewards.postings import released
from rewards.references import LAST_DECISION, decision_reference
from rewards.services.batches import legs_of, slice_key


@transaction.atomic
def hold(work_id: int, *, decision: int, now: datetime) -> Hold:
    """Send the coming payout of a work into escrow; what is held already stays as it is.

    HoldRefused where nothing is held and the payout has begun, or where a later decision lifted
    the hold. Locks the work and its hold, so that a cycle either finds the hold or has closed the
    work before.
    """
    _require_number(decision)
    work = Work.objects.select_for_update().get(pk=work_id)
    kept = Hold.objects.select_for_update().filter(pk=work_id).first()
    if kept is not None and kept.state == Hold.State.PLACED:
        return kept
    if work.paid_at is not None:
        raise HoldRefused("The reward of this text is paid or being paid: it cannot be held.")
    if kept is None:
        return Hold.objects.create(
            work=work, wallet_id=open_wallet(Kind.ESCROW), placed_by=decision, placed_at=now
        )
    if kept.settled_by is not None:
        _require_later(decision, than=kept.settled_by)
    kept.state, kept.settled_at, kept.settled_by = Hold.State.PLACED, None, None
    kept.placed_by, kept.placed_at = decision, now
    kept.save()
    return kept


@transaction.atomic
def release(work_id: int, *, decision: int, now: datetime) -> Hold:
    """End a hold in favour of everybody who is paid; the same decision again changes nothing.

    Before the payout the hold is lifted; afterwards escrow pays each what the record says.
    HoldRefused where nothing is held, or by a later decision.
    """
    kept, payout = _waiting(
        work_id, decision=decision, does=(Hold.State.LIFTED, Hold.State.RELEASED)
    )
    if kept.state != Hold.State.PLACED:
        return kept
    if payout is None:
        return _settle(kept, Hold.State.LIFTED, decision=decision, now=now)
    key = _key(payout)
    legs = legs_of(released(bytes(payout.trace), escrow=kept.wallet_id))
    if legs:
        name = decision_reference(payout.cycle_id, work=work_id, decision=decision)
        draft = Draft(
            key=f"{key}/release",
            code=Code.RELEASE,
            reference=name,
            rules=payout.cycle.rules,
            legs=legs,
        )
        post([draft])
    return _settle(kept, Hold.State.RELEASED, decision=decision, now=now)


def lock_hold(work_id: int) -> None:
    """Lock the hold of a work until the transaction ends, where there is one: who is about to let
    it wait on is waited for, or waits. For who reads what holds it before they end it.
    """
    Hold.objects.select_for_update().filter(pk=work_id).first()


@transaction.atomic
def give_back(work_id: int, *, decision: int, now: datetime) -> Hold:
    """Pay a held reward back to the fund; the same decision again changes nothing.

    The fund gets every unit of INK again and the VESTS go out of the world; what people carry
    below one unit stays theirs. HoldRefused before the payout, since nothing is in escrow yet: a
    work that is to get nothing is disqualified then. Otherwise as `release`.
    """
    kept, payout = _waiting(work_id, decision=decision, does=(Hold.State.RETURNED,))
    if kept.state != Hold.State.PLACED:
        return kept
    if payout is None:
        raise HoldRefused("This reward is not worked out yet: take the text out of the payout.")
    batch = Batch.objects.filter(key=sha256(_key(payout).encode()).digest()).first()
    if batch is not None:
        name = decision_reference(payout.cycle_id, work=work_id, decision=decision)
        reverse(batch.pk, reference=name)
    return _settle(kept, Hold.State.RETURNED, decision=decision, now=now)


def escrow_of(works: Sequence[int]) -> dict[int, int]:
    """The escrow wallet of each work on hold among a run of works, which ascend.

    Locks the holds: a decision waits until the payout is written, or the payout for the decision.
    """
    found = Hold.objects.filter(
        work__gte=works[0], work__lte=works[-1], state=Hold.State.PLACED
    ).select_for_update()
    return dict(found.order_by("work").values_list("work_id", "wallet_id"))


def _waiting(work_id: int, *, decision: int, does: Container[str]) -> tuple[Hold, Payout | None]:
    """The hold, locked, and the payout if there is one; HoldRefused unless this decision ends it,
    or ended it before as it `does`.
    """
    _require_number(decision)
    kept = Hold.objects.select_for_update().filter(pk=work_id).first()
    if kept is not None and kept.state == Hold.State.PLACED:
        _require_later(decision, than=kept.placed_by)
    elif kept is None or kept.settled_by != decision or kept.state not in does:
        raise HoldRefused("The reward of this text is not on hold.")
    return kept, Payout.objects.select_related("cycle").filter(pk=work_id).first()


def _require_number(decision: int) -> None:
    if not 0 < decision <= LAST_DECISION:
        raise HoldRefused("That is no number of a decision.")


def _require_later(decision: int, *, than: int) -> None:
    if decision <= than:
        raise HoldRefused("A later decision about the reward of this text stands.")


def _settle(kept: Hold, state: Hold.State, *, decision: int, now: datetime) -> Hold:
    kept.state, kept.settled_by, kept.settled_at = state, decision, now
    kept.save()
    return kept


def _key(payout: Payout) -> str:
    """The key of the batch that paid the work."""
    taken = Window.objects.get(work_id=payout.work_id, cycle_id=payout.cycle_id)
    return slice_key(payout.work_id, part=taken.slice)
