"""What a moderator says of a text that waits: let it out, or give it back."""

from datetime import datetime
from hmac import compare_digest
from typing import Final

from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from articles.models import Plan
from articles.wording import one_line
from moderation.errors import HeldChanged, ModerationError, UnknownHeld
from moderation.measures import Measure
from moderation.models import Case, HeldText
from moderation.models.held_text import MAX_REASON
from moderation.process import State
from moderation.reasons import CaseKind
from moderation.ruling import Ruling
from moderation.selectors.desks import require_decide
from moderation.selectors.held import words_of
from moderation.services.deciding import decide_held
from moderation.services.recording import Details, record
from moderation.services.returning import answer

#: Of its title or words, which name it in the decision.
_QUOTED: Final = 200


@transaction.atomic
def approve(number: int, *, by: Account, seen: str, now: datetime) -> str:
    """Let out what waits: an answer at once, a text as a planned one whose time has come, with all
    that its author chose; the slug of the community where it waited, "" for the site. Twice
    changes nothing. Locks the author's row, then the held one.

    `seen` names the words that were looked at. UnknownHeld, NotYourOffice, HeldChanged for other
    words; ArticleError for an answer that cannot be published any more.
    """
    held = _locked(number, by=by)
    slug = _place(held)
    if held.state == HeldText.State.APPROVED:
        return slug
    words = words_of(held)
    if not compare_digest(words.hex(), seen):
        raise HeldChanged("The author changed this text since you opened it. Read it once more.")
    _record(held, act="held.released", by=by, now=now)
    decide_held(_case(held, now=now), by=by, ruling=Ruling(), now=now)
    if held.draft is not None:
        held.state, held.seen = HeldText.State.APPROVED, words
        held.save()
        Plan.objects.update_or_create(
            draft=held.draft, defaults={"publish_at": now, "planned_at": now, "failure": ""}
        )
        return slug
    answer(held, now=now)
    return slug


@transaction.atomic
def send_back(number: int, *, by: Account, rule: str, reason: str, now: datetime) -> str:
    """Give what waits back to its author, by a rule and with words why: a text is a draft again,
    an answer stays for them to copy. It is a decision: its author is told and may appeal.

    Returns and locks as `approve` does. UnknownHeld, NotYourOffice, CaseMoved, ModerationError.
    """
    held = _locked(number, by=by)
    slug = _place(held)
    if held.state == HeldText.State.APPROVED:
        raise UnknownHeld("This text waits no more.")
    reason = one_line(reason)
    if not 1 <= len(reason) <= MAX_REASON:
        raise ModerationError(
            "Say in 1 to %(most)s characters why the text comes back.", most=MAX_REASON
        )
    _record(held, act="held.returned", by=by, now=now)
    draft = held.draft
    named = draft.title if draft else one_line(held.body)
    ruling = Ruling([Measure.RETURN], rule=rule, quoted=named[:_QUOTED], message=reason)
    decide_held(_case(held, now=now), by=by, ruling=ruling, now=now)
    held.state, held.reason, held.seen = HeldText.State.RETURNED, reason, words_of(held)
    if draft is not None:
        held.title, held.body = draft.title, draft.body
        Plan.objects.update_or_create(
            draft=draft, defaults={"publish_at": now, "planned_at": now, "failure": reason}
        )
    held.save()
    return slug


@transaction.atomic
def withdraw_held(number: int, *, account: Account, now: datetime) -> None:
    """Let something of one's own wait no more: a text stays a draft, an answer is deleted. Twice
    changes nothing, nor does it stop what was let out. Its case ends. Locks the account, then the
    case.
    """
    lock_account(account.pk)
    mine = HeldText.objects.filter(pk=number, account=account)
    mine = mine.exclude(state=HeldText.State.APPROVED)
    open_ = Case.objects.filter(held__in=mine, state=State.OPEN.value)
    open_.update(state=State.CLOSED.value, closes_at=now)
    mine.delete()


def _case(held: HeldText, *, now: datetime) -> Case:
    """The case of what waits, made where it waited before there were such cases."""
    if held.case is None:
        place = None if held.by_site else held.community
        held.case = Case.objects.create(
            kind=CaseKind.HELD.value,
            account=held.account,
            community=place,
            severity=1,
            opened_at=min(held.held_at, now),
        )
    return held.case


def _place(held: HeldText) -> str:
    """Where it waits: the slug of a community, "" for the site."""
    return held.community.slug if held.community and not held.by_site else ""


def _record(held: HeldText, *, act: str, by: Account, now: datetime) -> None:
    facts: Details = {"held": held.pk, "why": held.why, "answers": held.answered_id}
    record(by, act=act, account=held.account, community=held.community, details=facts, now=now)


def _locked(number: int, *, by: Account) -> HeldText:
    """What waits, or was let out. NotYourOffice for one's own text, too."""
    found = HeldText.objects.filter(pk=number).select_related("community").first()
    if found is None:
        raise UnknownHeld("This text waits no more.")
    if found.account_id == by.pk:
        _require_office(by, held=found)
        raise ModerationError("Your own text is for another moderator.")
    lock_account(found.account_id)
    rows = HeldText.objects.select_for_update(of=("self",)).select_related(
        "draft", "account", "community", "case"
    )
    held = rows.filter(pk=number).exclude(state=HeldText.State.RETURNED).first()
    # Asked for where it waits now: its author may have moved it meanwhile.
    _require_office(by, held=held or found)
    if held is None:
        raise UnknownHeld("This text waits no more.")
    return held


def _require_office(by: Account, *, held: HeldText) -> None:
    require_decide(by, community=None if held.by_site else held.community)
