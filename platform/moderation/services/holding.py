"""Keeping a text or an answer for a moderator, with nothing of it lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from accounts.models import Account
from articles.drafting import Manuscript, Sheet
from articles.errors import DraftChanged, TextRefused
from articles.models import Draft, Plan
from articles.services import Saved, save_draft
from articles.wording import plain_source
from communities.models import Community
from moderation.models import Case, HeldText
from moderation.reasons import CaseKind
from moderation.screening import MOST_HELD, Does, Hit, Why, entries, held_by_site
from moderation.selectors.held import digest
from moderation.services.alerting import Event, alert

#: How urgent it is: words that are watched for before first texts.
_URGENCY: Final = {Why.FIRST: 1, Why.WORDS: 2}


@dataclass(frozen=True, slots=True)
class Held:
    """It waits for a moderator, under this number."""

    number: int
    why: Why


def hold_text(
    author: Account,
    *,
    sheet: Sheet,
    text: Manuscript,
    community: Community | None,
    why: Why,
    hits: Sequence[Hit],
    now: datetime,
) -> Held:
    """Keep a text as a draft that waits; the same again changes nothing. The account is locked.

    Its plan ends: it goes out when a moderator lets it. DraftChanged where another window wrote.
    """
    if not isinstance(save_draft(author, sheet=sheet, text=text, now=now), Saved):
        raise DraftChanged("This draft was changed in another window.")
    draft = Draft.objects.get(key=sheet.key)
    known = HeldText.objects.filter(draft=draft).select_related("case").first()
    waits = known is not None and known.state == HeldText.State.WAITING
    if known is None or known.state == HeldText.State.RETURNED:
        _require_room(author)
    by_site = held_by_site(hits)
    place = None if by_site else community
    case = known.case if known is not None and waits else None
    held, _ = HeldText.objects.update_or_create(
        draft=draft,
        defaults={
            "account": author,
            "community": community,
            "case": _kept(case, place) if case else _opened(author, place, why=why, now=now),
            "why": why.value,
            "by_site": by_site,
            "entries": entries(hits, does=Does.HOLD),
            "state": HeldText.State.WAITING,
            "seen": None,
            **dict.fromkeys(("title", "body", "reason"), ""),
            **({} if waits else {"held_at": now}),
        },
    )
    Plan.objects.filter(draft=draft).delete()
    return Held(held.pk, why)


def hold_answer(
    author: Account,
    *,
    work_id: int,
    body: str,
    for_few: bool,
    sheet: Sheet | None,
    community: Community | None,
    why: Why,
    hits: Sequence[Hit],
    now: datetime,
) -> Held:
    """Keep an answer that waits; the same form again makes no second one. The account is locked.

    TextRefused where as many wait as may, and for the words that a moderator gave back.
    """
    key = sheet.key if sheet else None
    known = HeldText.objects.filter(key=key, account=author).first() if key else None
    if known is not None and known.body == body:
        if known.state == HeldText.State.RETURNED:
            raise TextRefused(
                "A moderator gave this answer back, as it stands: %(reason)s Your words are kept.",
                reason=known.reason,
            )
        return Held(known.pk, Why(known.why))
    _require_room(author)
    held = HeldText.objects.create(
        account=author,
        community=community,
        answered_id=work_id,
        case=_opened(author, None if held_by_site(hits) else community, why=why, now=now),
        key=None if known else key,
        body=body,
        for_few=for_few,
        why=why.value,
        by_site=held_by_site(hits),
        entries=entries(hits, does=Does.HOLD),
        held_at=now,
    )
    return Held(held.pk, why)


def was_let_out(
    sheet: Sheet, *, community: Community | None, title: str, body: str, hits: Sequence[Hit]
) -> bool:
    """Whether a moderator let out these words of this form, there. What stands beside them has no
    words to wait for but those that the moderator was shown. One query.
    """
    found = HeldText.objects.filter(
        draft__key=sheet.key,
        state=HeldText.State.APPROVED,
        community=community,
        # As a draft keeps them.
        seen=digest(plain_source(title).replace("\n", " "), plain_source(body)),
    )
    shown = found.values_list("entries", flat=True).first()
    return shown is not None and set(entries(hits, does=Does.HOLD)) <= set(shown)


def _opened(author: Account, place: Community | None, *, why: Why, now: datetime) -> Case:
    """A case for something that waits, which nobody sees before the transaction ends; its
    moderators are told.
    """
    case = Case.objects.create(
        kind=CaseKind.HELD.value,
        account=author,
        community=place,
        severity=_URGENCY[why],
        opened_at=now,
    )
    alert(case, event=Event.OPENED, now=now)
    return case


def _kept(case: Case, place: Community | None) -> Case:
    """The case of what waits already, where it waits now. Locks it after the author's row, as
    who lets it out does.
    """
    Case.objects.filter(pk=case.pk).update(community=place)
    return case


def _require_room(author: Account) -> None:
    waiting = HeldText.objects.filter(account=author, state=HeldText.State.WAITING)
    if waiting.count() >= MOST_HELD:
        raise TextRefused(
            "%(most)s texts and answers of yours wait for a moderator already. Your words are"
            " kept; send this one when one of them is out.",
            most=MOST_HELD,
        )
