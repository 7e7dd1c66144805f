"""Plan a text for later, ask its co-authors, and keep both until it goes out."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from accounts.models import Account
from articles.drafting import Manuscript, Sheet
from articles.errors import DraftChanged, UnknownDraft
from articles.models import Consent, Draft, Plan, ShareRequest
from articles.options import Options, Share, check_options
from articles.proposals import Proposal, Wish
from articles.reasons import Reasons
from articles.services.drafts import Conflict, Saved, save_draft
from articles.services.options import sharers
from articles.services.standing import require_voice
from articles.services.vetting import why_not
from notifications.kinds import Kind, News
from notifications.services import tell


@transaction.atomic
def save_and_plan(
    account: Account,
    *,
    sheet: Sheet,
    text: Manuscript,
    proposal: Proposal,
    plan: Wish,
    now: datetime,
) -> Saved | Conflict:
    """Save a new text and let it go out as its author wishes, both or neither. Locks the draft.

    `proposal` is what `text` says, and is refused for whatever publishing it would be: as in
    `vetting.why_not`, for all reasons at once. Planning again replaces the plan. A Conflict where
    another window wrote; InSuspension; other refusals as in `save_draft`.
    """
    require_voice(account, now=now)
    Reasons(why_not(account, proposal, plan=plan, now=now)).refuse()
    done = save_draft(account, sheet=sheet, text=text, now=now)
    if isinstance(done, Saved):
        draft = _locked(account, sheet.key)
        ask(draft, shares=plan.shares, now=now)
        moment = plan.hour.ahead(now=now) if plan.hour is not None else now
        Plan.objects.update_or_create(
            draft=draft, defaults={"publish_at": moment, "planned_at": now, "failure": ""}
        )
    return done


@transaction.atomic
def cancel_plan(account: Account, *, key: UUID) -> None:
    """Keep a draft a draft: nothing goes out by itself. Doing it twice changes nothing."""
    draft = _locked(account, key)
    Plan.objects.filter(draft=draft).delete()
    ShareRequest.objects.filter(draft=draft).delete()


@transaction.atomic
def answer_request(
    account: Account, *, request_id: int, accept: bool, seen: int, now: datetime
) -> None:
    """Say yes or no to a share; who said yes may still say no until the text is out.

    `seen` is the version of the draft that stood beside the question: a yes is for no other words.
    UnknownDraft when one is not asked, or the text is out already; DraftChanged for a yes to a
    draft that was changed since. Tells the author of a no. Locks the draft, as who plans it does,
    and then the request.
    """
    asked = ShareRequest.objects.filter(pk=request_id, account=account)
    Draft.objects.select_for_update().filter(requests__in=asked).first()
    found = asked.select_for_update(of=("self",)).select_related("draft")
    request = found.first()
    if request is None:
        raise UnknownDraft("Nobody asks you for this any more.")
    if accept and request.draft.version != seen:
        raise DraftChanged("The draft was changed since you opened this page. Read it once more.")
    state = Consent.ACCEPTED if accept else Consent.DECLINED
    words = _digest(request.draft) if accept else None
    ShareRequest.objects.filter(pk=request.pk).update(
        state=state.value, answered_at=now, words=words
    )
    if not accept:
        key = f"share-declined/{request.pk}/{request.weight_bp}"
        tell([_about_plan(request.draft.account_id, key=key, at=now, actor=account.pk)])


def ask(draft: Draft, *, shares: Sequence[Share], now: datetime) -> None:
    """Bring the requests of a draft in line with the shares its author wants now.

    Who is named with another share than before is asked anew. The draft is locked.
    OptionsRefused for shares that cannot be, or an account that is not there.
    """
    shares = check_options(Options(beneficiaries=tuple(shares))).beneficiaries
    known = sharers(draft.account_id, shares=shares)
    old = {row.account_id: row for row in ShareRequest.objects.filter(draft=draft)}
    wanted = {known[share.account].pk: share.weight_bp for share in shares}
    changed = [pk for pk, row in old.items() if wanted.get(pk) != row.weight_bp]
    ShareRequest.objects.filter(draft=draft, account__in=changed).delete()
    made = ShareRequest.objects.bulk_create(
        ShareRequest(draft=draft, account_id=pk, weight_bp=weight, asked_at=now)
        for pk, weight in wanted.items()
        if pk not in old or pk in changed
    )
    tell(_asked(draft, row, key=f"share/{row.pk}", at=now) for row in made)


def agreed(draft: Draft) -> tuple[Share, ...] | None:
    """The shares that were accepted; None while somebody has not answered. Two queries.

    Who said yes to other words than the draft has now is asked anew: a name stands for a text.
    """
    _ask_of_changed_words(draft)
    rows = list(
        ShareRequest.objects.filter(draft=draft)
        .order_by("account__name")
        .values_list("state", "account__name", "weight_bp")
    )
    if any(state == Consent.ASKED for state, _, _ in rows):
        return None
    return tuple(Share(name, weight) for state, name, weight in rows if state == Consent.ACCEPTED)


def _ask_of_changed_words(draft: Draft) -> None:
    words = _digest(draft)
    accepted = ShareRequest.objects.filter(draft=draft, state=Consent.ACCEPTED.value)
    changed = list(accepted.exclude(words=words))
    if not changed:
        return
    accepted.exclude(words=words).update(state=Consent.ASKED.value, answered_at=None, words=None)
    tell(
        _asked(draft, row, key=f"share/{row.pk}/{words.hex()[:16]}", at=draft.updated_at)
        for row in changed
    )


def fail_plan(plan: Plan, *, reason: str, now: datetime) -> None:
    """Keep the draft and say to its writer why it did not go out. The plan's row is locked."""
    Plan.objects.filter(pk=plan.pk).update(failure=reason)
    key = f"plan-failed/{plan.pk}/{plan.planned_at.isoformat()}"
    tell([_about_plan(plan.draft.account_id, key=key, at=now)])


def put_off_plan(plan: Plan, *, until: datetime) -> None:
    """Let it go out later. The plan's row is locked."""
    Plan.objects.filter(pk=plan.pk).update(publish_at=until)


def tell_published(author_id: int, *, work_id: int, now: datetime) -> None:
    """Tell a writer that a planned text is out."""
    key = f"plan-out/{work_id}"
    tell([News(author_id, Kind.SCHEDULED, key=key, group=key, at=now, work=work_id)])


def _asked(draft: Draft, row: ShareRequest, *, key: str, at: datetime) -> News:
    """All that is asked about one draft stands in one notice."""
    group = f"share/{draft.pk}"
    return News(row.account_id, Kind.ASKED, key=key, group=group, at=at, actor=draft.account_id)


def _digest(draft: Draft) -> bytes:
    return sha256(f"{draft.title}\0{draft.body}".encode()).digest()


def _about_plan(account_id: int, *, key: str, at: datetime, actor: int | None = None) -> News:
    return News(account_id, Kind.SCHEDULED, key=key, group=key, at=at, actor=actor)


def _locked(account: Account, key: UUID) -> Draft:
    draft = Draft.objects.select_for_update().filter(key=key, account=account).first()
    if draft is None:
        raise UnknownDraft("There is no such draft.")
    return draft
