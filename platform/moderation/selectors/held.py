"""What waits for a moderator, for its author and for who looks at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from django.db.models import Q

from accounts.models import Account
from communities.models import Community
from moderation.models import HeldText
from moderation.screening import Why

_OF_SITE: Final = Q(by_site=True)
#: Texts on a page.
HELD_ON_A_PAGE: Final = 10
#: Of one's own: fewer wait, and what came back stays until its author deletes it.
_MINE: Final = 50


@dataclass(frozen=True, slots=True)
class Mine:
    """A text or an answer of one's own that waits, was let out just now or came back."""

    number: int
    #: Of the draft; None for an answer.
    draft: UUID | None
    title: str
    #: The words of an answer, and the work that it answers.
    body: str
    answered: int | None
    community: str
    state: HeldText.State
    reason: str
    held_at: datetime


@dataclass(frozen=True, slots=True)
class HeldCard:
    """What a moderator looks at; `seen` names these words and no others."""

    number: int
    author: str
    author_shown: str
    title: str
    body: str
    answered: int | None
    why: Why
    entries: Sequence[str]
    held_at: datetime
    seen: str
    waits: bool


def held_of(account: Account) -> list[Mine]:
    """What waits of one's own, or came back as an answer, the newest first and fifty at most. One
    query.
    """
    rows = HeldText.objects.filter(account=account).order_by("-held_at", "-pk")
    # A text that came back is a draft again, and says why there.
    rows = rows.exclude(state=HeldText.State.RETURNED, draft__isnull=False)
    return [
        Mine(
            row.pk,
            row.draft.key if row.draft else None,
            row.draft.title if row.draft else "",
            row.body,
            row.answered_id,
            row.community.title if row.community else "",
            HeldText.State(row.state),
            row.reason,
            row.held_at,
        )
        for row in rows.select_related("draft", "community")[:_MINE]
    ]


def held_in(
    community: Community | None, *, after: int = 0, at: int = 0, limit: int = HELD_ON_A_PAGE
) -> list[HeldCard]:
    """What waits for the moderators of a community, or for those of the site: what is in none, and
    what has words of the site's lists. The oldest first: behind the one of the number `after`, or
    from the one `at` on; from the beginning where that one is gone. One query, two with a number.
    """
    place = Q(community=community, by_site=False) if community else Q(community=None) | _OF_SITE
    rows = HeldText.objects.filter(place, state=HeldText.State.WAITING)
    start = HeldText.objects.filter(pk=at or after).values_list("held_at", flat=True)
    # What came back and is sent again keeps its number, and waits anew.
    if (since := start.first() if at or after else None) is not None:
        same = Q(pk__gte=at) if at else Q(pk__gt=after)
        rows = rows.filter(Q(held_at__gt=since) | Q(held_at=since) & same)
    found = rows.order_by("held_at", "pk").select_related("draft", "account")
    return [_card(row) for row in found[:limit]]


def held_place(number: int) -> str | None:
    """Where something of that number waits or waited: the slug of a community, "" for the site;
    None where it is gone. One query.
    """
    row = HeldText.objects.select_related("community").filter(pk=number).first()
    if row is None:
        return None
    return row.community.slug if row.community is not None and not row.by_site else ""


def held_card(case_id: int) -> HeldCard | None:
    """What waits in a case, or was given back by its decision, as it was then; None where its
    author took it back or has it out. One query.
    """
    rows = HeldText.objects.select_related("draft", "account").filter(case=case_id)
    row = rows.first()
    return _card(row) if row is not None else None


def _card(row: HeldText) -> HeldCard:
    draft = row.draft if row.state != HeldText.State.RETURNED else None
    return HeldCard(
        row.pk,
        row.account.name,
        row.account.shown_name,
        draft.title if draft else row.title,
        draft.body if draft else row.body,
        row.answered_id,
        Why(row.why),
        row.entries,
        row.held_at,
        words_of(row).hex(),
        row.state == HeldText.State.WAITING,
    )


def words_of(held: HeldText) -> bytes:
    """The digest of the words as they are now."""
    draft = held.draft
    return digest(draft.title, draft.body) if draft else digest("", held.body)


def digest(title: str, body: str) -> bytes:
    """What names the words of a text."""
    return sha256(f"{title}\0{body}".encode()).digest()
