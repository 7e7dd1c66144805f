"""What a moderator says of a text that waits: let it out, or give it back."""

from datetime import datetime
from hmac import compare_digest

from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from articles import services as articles
from articles.models import Plan
from articles.wording import one_line
from moderation.errors import HeldChanged, ModerationError, UnknownHeld
from moderation.models import HeldText
from moderation.models.held_text import MAX_REASON
from moderation.selectors.desks import require_decide
from moderation.selectors.held import words_of
from moderation.services.recording import Details, record
from notifications.kinds import Kind, News
from notifications.services import tell


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
    if held.draft is not None:
        held.state, held.seen = HeldText.State.APPROVED, words
        held.save()
        Plan.objects.update_or_create(
            draft=held.draft, defaults={"publish_at": now, "planned_at": now, "failure": ""}
        )
        return slug
    assert held.answered_id is not None
    comment = articles.reply(
        held.answered_id, author=held.account, body=held.body, for_few=held.for_few, now=now
    )
    held.delete()
    key = f"held-out/{number}"
    tell([News(held.account_id, Kind.SCHEDULED, key=key, group=key, at=now, work=comment.pk)])
    return slug


@transaction.atomic
def send_back(number: int, *, by: Account, reason: str, now: datetime) -> str:
    """Give what waits back to its author and say why: a text is a draft again, an answer stays for
    them to copy. Returns and locks as `approve` does. UnknownHeld, NotYourOffice, ModerationError.
    """
    held = _locked(number, by=by)
    slug = _place(held)
    reason = one_line(reason)
    if not 1 <= len(reason) <= MAX_REASON:
        raise ModerationError(
            "Say in 1 to %(most)s characters why the text comes back.", most=MAX_REASON
        )
    _record(held, act="held.returned", by=by, now=now)
    if held.draft is not None:
        plan, _ = Plan.objects.update_or_create(
            draft=held.draft, defaults={"publish_at": now, "planned_at": now, "failure": reason}
        )
        articles.fail_plan(plan, reason=reason, now=now)
        held.delete()
        return slug
    held.state, held.reason = HeldText.State.RETURNED, reason
    held.save()
    key = f"held-back/{number}"
    tell([News(held.account_id, Kind.SCHEDULED, key=key, group=key, at=now)])
    return slug


@transaction.atomic
def withdraw_held(number: int, *, account: Account) -> None:
    """Let something of one's own wait no more: a text stays a draft, an answer is deleted. Twice
    changes nothing, nor does it stop what was let out.
    """
    mine = HeldText.objects.filter(pk=number, account=account)
    mine.exclude(state=HeldText.State.APPROVED).delete()


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
        "draft", "account", "community"
    )
    held = rows.filter(pk=number).exclude(state=HeldText.State.RETURNED).first()
    # Asked for where it waits now: its author may have moved it meanwhile.
    _require_office(by, held=held or found)
    if held is None:
        raise UnknownHeld("This text waits no more.")
    return held


def _require_office(by: Account, *, held: HeldText) -> None:
    require_decide(by, community=None if held.by_site else held.community)
