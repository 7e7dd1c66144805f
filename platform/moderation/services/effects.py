"""Carrying out what a decision does, and undoing exactly that.

Locks, in this order: the community's row, the account's, the text's, the work and its hold.
"""

from datetime import datetime

from accounts.models import RestrictionKind
from accounts.services import lift, restrict
from articles.models import Article, Comment
from articles.services import moderating
from articles.states import State as TextState
from communities.services import mute, unmute
from communities.services.locked import locked_community
from moderation.measures import OF_A_TEXT, TEMPORARY, Measure
from moderation.models import Case, Decision, Effect
from moderation.services.ballots import return_votes
from moderation.services.returning import let_go
from rewards.errors import HoldRefused
from rewards.services import hold, lock_hold, release

#: In the order of the locks.
_ORDER = (
    *(Measure.MUTE, Measure.LIMIT, Measure.SUSPEND),
    *(Measure.REMOVE, Measure.LABEL, Measure.LOCK, Measure.HOLD, Measure.VOTES, Measure.RETURN),
    Measure.WARN,
)
_RESTRICTIONS = {
    Measure.LIMIT: RestrictionKind.LIMITED,
    Measure.SUSPEND: RestrictionKind.SUSPENDED,
}


def carry_out(case: Case, *, decision: Decision, now: datetime) -> None:
    """Do what a decision says and note each effect; the case comes with account and community."""
    for measure in sorted((Measure(each) for each in decision.measures), key=_ORDER.index):
        _do(case, measure, decision=decision, now=now)
        Effect.objects.create(
            decision=decision,
            measure=measure.value,
            until=decision.until if measure in TEMPORARY else None,
        )


def undo(case: Case, *, decision: Decision, by: int, now: datetime) -> None:
    """Undo what is left of a decision by the decision numbered `by`; what another decision does as
    well stays done.
    """
    left = {Measure(each.measure): each for each in decision.effects.filter(ended_at=None)}
    for measure in sorted(left, key=_ORDER.index):
        end(case, left[measure], by=by, now=now)


def take_over(case: Case, *, earlier: Decision, decision: Decision, now: datetime) -> bool:
    """Let what the site did by itself stand or fall with what a moderator decided; whether some of
    it fell.
    """
    fell = False
    for effect in earlier.effects.filter(ended_at=None):
        if effect.measure in decision.measures:
            Effect.objects.filter(pk=effect.pk).update(ended_at=now)
        else:
            end(case, effect, by=decision.pk, now=now)
            fell = True
    return fell


def end(case: Case, effect: Effect, *, by: int, now: datetime) -> None:
    """End one effect, and undo what it did unless another decision still does it. What it did it
    to is locked before the others are looked for: who does the same at this moment comes first
    and is found, or comes after and does it anew.
    """
    Effect.objects.filter(pk=effect.pk).update(ended_at=now)
    measure, work, account = Measure(effect.measure), case.work_id, case.account
    _lock(measure, case)
    if measure in _RESTRICTIONS and account is not None:
        lift(account.pk, decision=effect.decision_id, lifted_by=by, now=now)
    elif measure is Measure.RETURN:
        let_go(case, now=now)
    elif measure is Measure.VOTES:
        return_votes(effect.decision_id, now=now)
    elif measure is Measure.MUTE and case.community is not None and account is not None:
        if not _others(measure, case):
            unmute(case.community, account=account, now=now)
    elif work is not None and not (others := _others(measure, case)):
        _undo_text(work, measure, by=by, now=now)
    elif work is not None and measure is Measure.LABEL and not _erased(work):
        moderating.require_label(work, label=others[-1].decision.label)


def _lock(measure: Measure, case: Case) -> None:
    if measure is Measure.MUTE and case.community is not None:
        locked_community(case.community)
    elif measure is Measure.HOLD and case.work_id is not None:
        lock_hold(case.work_id)
    elif measure in OF_A_TEXT and case.work_id is not None:
        moderating.lock_text(case.work_id)


def _do(case: Case, measure: Measure, *, decision: Decision, now: datetime) -> None:
    work, account = case.work_id, case.account
    if measure is Measure.MUTE and case.community is not None and account is not None:
        mute(case.community, account=account, now=now)
    elif measure in _RESTRICTIONS and account is not None:
        kind = _RESTRICTIONS[measure]
        restrict(account.pk, kind=kind, decision=decision.pk, until=decision.until, now=now)
    elif work is not None:
        match measure:
            case Measure.REMOVE:
                moderating.remove(work)
            case Measure.LABEL:
                moderating.require_label(work, label=decision.label)
            case Measure.LOCK:
                moderating.lock(work)
            case Measure.HOLD:
                hold(work, decision=decision.pk, now=now)


def _undo_text(work: int, measure: Measure, *, by: int, now: datetime) -> None:
    if measure is Measure.HOLD:
        try:
            release(work, decision=by, now=now)
        except HoldRefused:
            # It was settled: money that was paid back is not paid again by itself.
            return
    elif not _erased(work):
        match measure:
            case Measure.REMOVE:
                moderating.restore(work)
            case Measure.LABEL:
                moderating.release_label(work)
            case Measure.LOCK:
                moderating.unlock(work)


def _erased(work: int) -> bool:
    """Whether its author erased the text meanwhile: nothing of it can be given back."""
    gone = {"pk": work, "state": TextState.ERASED}
    return Article.objects.filter(**gone).exists() or Comment.objects.filter(**gone).exists()


def _others(measure: Measure, case: Case) -> list[Effect]:
    """What other decisions still do of the same kind, the oldest first."""
    found = Effect.objects.filter(measure=measure.value, ended_at=None)
    found = found.select_related("decision")
    if measure is Measure.MUTE:
        about = found.filter(
            decision__case__community=case.community_id, decision__case__account=case.account_id
        )
    else:
        about = found.filter(decision__case__work=case.work_id)
    return list(about.order_by("decision"))
